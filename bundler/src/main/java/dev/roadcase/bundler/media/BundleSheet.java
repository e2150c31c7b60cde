package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.VerificationKey;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.util.Optional;

/**
 * What people should know of a bundle before they start it.
 *
 * @param file its name on the stick, as one file
 * @param demo name and version
 * @param bytes of it
 * @param files how many files it is in
 * @param images how many it carries
 * @param machines how many it starts; none if it carries the application alone
 * @param memory that all machines take, in bytes
 * @param key of who signed it
 * @param keyFile the key's name on the stick; absent where whoever made the stick did not trust it
 */
record BundleSheet(
        String file,
        String demo,
        long bytes,
        int files,
        int images,
        int machines,
        long memory,
        VerificationKey key,
        Optional<String> keyFile) {

    static BundleSheet of(CarriedBundle carried, Optional<String> keyFile) {
        Bundle bundle = carried.bundle();
        Optional<ClusterSpec> cluster = cluster(bundle);
        Optional<Site> site = cluster.map(Site::usual);
        return new BundleSheet(
                carried.path().getFileName().toString(),
                bundle.name() + " " + bundle.version(),
                bundle.size(),
                carried.files().size(),
                new Contents(bundle).images().size(),
                site.map(its -> its.machines().size()).orElse(0),
                site.map(its -> its.memory(cluster.orElseThrow())).orElse(0L),
                bundle.signer().key(),
                keyFile);
    }

    /** Bundles of the application alone have none. */
    private static Optional<ClusterSpec> cluster(Bundle bundle) {
        if (new Contents(bundle).demo(DemoFolder.FILE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return new BundledDemo(bundle).demo().cluster();
        } catch (Problem e) {
            if (e.exitCode() == ExitCode.BAD_INPUT) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
