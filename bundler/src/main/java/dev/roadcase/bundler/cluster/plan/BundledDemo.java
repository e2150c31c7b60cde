package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.kubernetes.AddOns;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.RenderedWorkloads;

/** The demo and the cluster that a bundle carries. */
public final class BundledDemo {
    private final Bundle bundle;
    private final Contents contents;

    /** The demo of this bundle. */
    public BundledDemo(Bundle bundle) {
        this.bundle = bundle;
        this.contents = new Contents(bundle);
    }

    /**
     * The demo, which has a cluster.
     *
     * @throws Problem bad input, if it has none
     */
    public Demo demo() {
        Demo demo = application();
        requireCluster(demo);
        return demo;
    }

    /** The demo, whether the bundle carries a cluster for it or not. */
    public Demo application() {
        Demo demo = DemoReader.read(shown(DemoFolder.FILE), document(DemoFolder.FILE));
        return demo.charts().isEmpty()
                ? demo
                : demo.rendered(RenderedWorkloads.parse(document(RenderedWorkloads.PATH))
                        .releases());
    }

    /**
     * A file of the demo's folder that the bundle carries.
     *
     * @throws Problem exit 4 if it carries none
     */
    public byte[] document(String path) {
        Descriptor document =
                contents.demo(path).orElseThrow(() -> Problem.notAuthentic(bundle.file() + " carries no " + path));
        return bundle.read(document, Template.LARGEST);
    }

    /** Such a file as messages show it. */
    public String shown(String path) {
        return bundle.file() + "!" + path;
    }

    /**
     * Fills in the manifests that are applied with these values.
     *
     * @throws Problem bad input, with a line for each that cannot be read then
     */
    public void requireReadable(Parameters parameters) {
        new FilledManifests(this, application(), parameters).requireReadable();
    }

    private void requireCluster(Demo demo) {
        boolean carried = contents.files().stream().anyMatch(file -> file.path().equals("/opt/bin/kubelet"));
        if (demo.cluster().isEmpty() || !carried) {
            throw Problem.badInput(bundle.file() + " carries only the application, and no cluster")
                    .advise("bring it into a cluster that exists: bundle up " + bundle.file()
                            + " --on cluster; or add cluster to demo.yaml, and prepare it without --no-cluster");
        }
    }

    /** What machines have to know of the bundle. */
    public PinnedBundle pinned() {
        return new PinnedBundle(
                bundle.file(),
                bundle.size(),
                bundle.indexDigest(),
                contents.agent().digest(),
                bundle.signer().key());
    }

    /** Its image that holds a pod's namespaces. */
    public Reference pause(ClusterSpec cluster) {
        return AddOns.of(cluster)
                .pause(contents.images().stream().map(BundledImage::reference).toList())
                .orElseThrow(() -> Problem.badInput(bundle.file() + " carries no pause image")
                        .advise("prepare it again"));
    }
}
