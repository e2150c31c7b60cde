package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.Placement;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockFile;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * demo.yaml, its lock, and the manifests of its workloads and steps: all that configure, the controller and the show need
 * beside images and files.
 */
final class DemoArtifact {
    private static final String DOCUMENT = "application/yaml";

    private final List<Blob> documents = new ArrayList<>();

    /**
     * What is not made yet is left out.
     *
     * @param sources what images are built from at the show
     */
    static PackedArtifact of(Demand demand, Lock lock, BuildSources sources) {
        DemoFolder folder = demand.folder();
        DemoArtifact artifact = new DemoArtifact();
        artifact.addDescription(demand);
        artifact.add(LockFile.NAME, LockFile.bytes(lock));
        demand.manifests().stream()
                .filter(path -> !demand.unmade().lacks(folder, path))
                .forEach(path -> artifact.add(folder, path));
        folder.rendered().keySet().stream()
                .filter(path -> !demand.manifests().contains(path))
                .forEach(path -> artifact.add(folder, path));
        artifact.documents.addAll(sources.blobs());
        return new PackedArtifact(MediaType.DEMO, Set.of(Role.CONTROLLER, Role.LAPTOP), artifact.documents);
    }

    /** Adds demo.yaml, without what is secret in it. */
    private void addDescription(Demand demand) {
        CarriedDemo carried = CarriedDemo.of(demand);
        if (carried.isWhole()) {
            add(demand.folder(), DemoFolder.FILE);
        } else {
            add(DemoFolder.FILE, carried.bytes());
        }
    }

    /** Adds a file under its path. It stays where it is until it is written: manifests may be many, and large. */
    private void add(DemoFolder folder, String path) {
        if (folder.rendered().containsKey(path)) {
            add(path, folder.rendered().get(path));
            return;
        }
        Descriptor descriptor = folder.describe(path, DOCUMENT).withAnnotations(Map.of(Annotation.TITLE, path));
        documents.add(new Blob(descriptor, Placement.DOCUMENT, Content.of(folder.resolve(path)), path));
    }

    /** Adds a document under its path in the demo's folder. */
    private void add(String path, byte[] content) {
        Descriptor descriptor = Descriptor.of(DOCUMENT, content).withAnnotations(Map.of(Annotation.TITLE, path));
        documents.add(Blob.document(descriptor, content, path));
    }
}
