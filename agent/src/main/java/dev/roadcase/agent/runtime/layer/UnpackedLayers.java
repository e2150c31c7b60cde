package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.FilterInputStream;
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
 * store each layer as it came, and hash it twice more. Here each layer is read once, hashed as it came, and then hashed
 * as a tar while it is unpacked.
 */
public final class UnpackedLayers {
    private static final int STEP = 128 << 10;

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
        for (LayerChain.ChainedLayer link : chain.links()) {
            if (!there.contains(link.name().toString()) && !unpack(new TarSource(what, bundle), link, there)) {
                return false;
            }
        }
        return true;
    }

    /** Must be called when an image names the layers: then they stay as long as the image. */
    public void release(LayerChain chain) {
        chain.links().forEach(link -> snapshots.release(link.name().toString()));
    }

    private boolean unpack(TarSource source, LayerChain.ChainedLayer link, Set<String> there) {
        if (!isGzip(link.layer())) {
            return false;
        }
        String begun = "roadcase-" + link.name();
        if (there.contains(begun)) {
            snapshots.remove(begun);
        }
        if (!fill(begun, source, link)) {
            return false;
        }
        snapshots.finish(begun, link.name().toString());
        return true;
    }

    /** Begins a snapshot and puts the layer into it. If that fails, the snapshot is removed. */
    private boolean fill(String begun, TarSource source, LayerChain.ChainedLayer link) {
        Optional<Path> folder = snapshots.begin(begun, link.parent().map(Digest::toString));
        boolean done = false;
        try {
            done = folder.filter(UnpackedLayers::isEmpty).isPresent() && extract(source, link, folder.get());
            return done;
        } finally {
            if (!done) {
                snapshots.remove(begun);
            }
        }
    }

    private boolean extract(TarSource source, LayerChain.ChainedLayer link, Path folder) {
        try {
            return unpack(source, link, folder) && isOnDisk(folder);
        } catch (IOException e) {
            // tar stopped reading, or this is no gzip: containerd says in its own words what is wrong with it.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    /** tar runs with all rights, so it gets no byte before the digest of the layer was checked. */
    private boolean unpack(TarSource source, LayerChain.ChainedLayer link, Path folder)
            throws IOException, InterruptedException {
        try (InputStream layer = source.bundle().stream(link.layer());
                CheckedLayer checked =
                        CheckedLayer.of(new TransferStream(layer, source.what(), events), folder.getParent());
                TarExtraction tar = TarExtraction.into(folder)) {
            Digest found = copy(checked.bytes(), tar);
            return tar.isDone() && found.equals(link.tar());
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

    /** @param what names the image for the user */
    private record TarSource(String what, Bundle bundle) {}

    /** Tells about bytes that pass. */
    private static final class TransferStream extends FilterInputStream {
        private final String what;
        private final Events events;

        TransferStream(InputStream in, String what, Events events) {
            super(in);
            this.what = what;
            this.events = events;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                events.emit(new Event.TransferMoved(what, count));
            }
            return count;
        }
    }
}
