package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks layers from a bundle into the folders that containerd runs containers from. containerd itself would also
 * store each layer as it came, and hash it twice more. Here each layer is hashed as it came, and then hashed as a tar while
 * it is unpacked.
 */
public final class UnpackedLayers {
    /** What a pipe takes at once. */
    private static final int STEP = 64 << 10;

    private final Snapshots snapshots;
    private final Events events;

    public UnpackedLayers(Snapshots snapshots, Events events) {
        this.snapshots = snapshots;
        this.events = events;
    }

    /**
     * Unpacks those layers of an image that are not there yet. Answers false, and leaves nothing behind, if containerd
     * itself must unpack one of them: because it deletes files of other layers, is not compressed with gzip, or is not
     * what the image's config says.
     *
     * @throws Problem exit 4 if the bundle is damaged
     */
    public boolean unpack(String what, Bundle bundle, LayerChain chain) {
        Set<String> there = snapshots.names();
        List<LayerChain.ChainedLayer> missing = chain.links().stream()
                .filter(link -> !there.contains(link.name().toString()))
                .toList();
        List<Descriptor> layers =
                missing.stream().map(LayerChain.ChainedLayer::layer).toList();
        try (LayerChecks checks = new LayerChecks(what, bundle, layers, events)) {
            return missing.stream().allMatch(link -> unpack(checks, link, there));
        }
    }

    /** Must be called when an image names the layers: then they stay as long as the image. */
    public void release(LayerChain chain) {
        chain.links().forEach(link -> snapshots.release(link.name().toString()));
    }

    private boolean unpack(LayerChecks checks, LayerChain.ChainedLayer link, Set<String> there) {
        if (!isGzip(link.layer())) {
            return false;
        }
        String begun = Snapshots.BEGUN + link.name();
        if (there.contains(begun)) {
            snapshots.remove(begun);
        }
        if (!fill(begun, checks, link)) {
            return false;
        }
        snapshots.finish(begun, link.name().toString());
        return true;
    }

    /** Begins a snapshot and puts the layer into it. If that fails, the snapshot is removed. */
    private boolean fill(String begun, LayerChecks checks, LayerChain.ChainedLayer link) {
        Optional<Path> folder = snapshots.begin(begun, link.parent().map(Digest::toString));
        boolean done = false;
        try {
            done = folder.filter(UnpackedLayers::isEmpty).isPresent() && extract(checks, link, folder.get());
            return done;
        } finally {
            if (!done) {
                snapshots.remove(begun);
            }
        }
    }

    private boolean extract(LayerChecks checks, LayerChain.ChainedLayer link, Path folder) {
        try {
            return unpack(checks, folder, link.tar()) && isOnDisk(folder);
        } catch (IOException e) {
            // tar stopped reading, or this is no gzip: containerd says in its own words what is wrong with it.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    /** tar runs with all rights, so it gets no byte before the digest of the layer was checked. */
    private static boolean unpack(LayerChecks checks, Path folder, Digest tar)
            throws IOException, InterruptedException {
        try (CheckedLayer checked = checks.next(folder.getParent());
                TarExtraction extraction = TarExtraction.into(folder)) {
            Digest found = copy(checked.bytes(), extraction);
            return extraction.isDone() && found.equals(tar);
        }
    }

    /** Answers the digest of the tar. */
    private static Digest copy(InputStream layer, TarExtraction target) throws IOException {
        MessageDigest hasher = Digest.hasher();
        byte[] buffer = new byte[STEP];
        InputStream tar = new GZIPInputStream(layer, STEP);
        for (int count = tar.read(buffer); count >= 0 && target.isPromising(); count = tar.read(buffer)) {
            hasher.update(buffer, 0, count);
            target.in().write(buffer, 0, count);
        }
        return Digest.of(hasher);
    }

    /**
     * When a snapshot has its name, nobody looks at its files again. So they must be on the disk before, in case of a
     * power cut.
     */
    private static boolean isOnDisk(Path folder) throws IOException, InterruptedException {
        try (ClientRun call = ClientRun.start(List.of("sync", "--file-system", folder.toString()))) {
            return call.succeeds();
        }
    }

    private static boolean isGzip(Descriptor layer) {
        return layer.mediaType().endsWith("tar+gzip") || layer.mediaType().endsWith("tar.gzip");
    }

    /**
     * No, if this kind of snapshot copies the layers below into it, or if only an administrator may read the folder.
     */
    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
