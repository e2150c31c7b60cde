package dev.roadcase.bundler.stage;

import dev.roadcase.agent.archive.source.Stretch;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.BaseLayers;
import dev.roadcase.bundler.build.BuiltLayer;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.reuse.OlderBundles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Layers that other layers are put on, each in a file: from an older bundle that has it, else from its registry.
 *
 * @param folder where the files are put
 */
public record BaseLayerFiles(Fetcher fetcher, OlderBundles older, Path folder) implements BaseLayers {
    @Override
    public Path file(BuiltLayer layer) {
        if (layer instanceof BuiltLayer.NewLayer here) {
            return here.file();
        }
        Path file = folder.resolve("base-" + layer.descriptor().digest().hex());
        try {
            if (!isThere(file, layer.descriptor()) && !isCopied(file, layer.descriptor())) {
                fetch(file, layer);
            }
            return file;
        } catch (IOException e) {
            throw Problem.machine("keep a layer of the base in " + folder + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static boolean isThere(Path file, Descriptor layer) throws IOException {
        return Files.exists(file)
                && Files.size(file) == layer.size()
                && Digest.of(file).equals(layer.digest());
    }

    private boolean isCopied(Path file, Descriptor layer) throws IOException {
        List<Stretch> stretches =
                older.find(layer).map(OlderBundles.OlderEntry::stretches).orElse(List.of());
        try (FileChannel out = open(file)) {
            for (Stretch stretch : stretches) {
                copy(stretch, out);
            }
        }
        return isThere(file, layer);
    }

    private static void copy(Stretch stretch, FileChannel out) throws IOException {
        long done = 0;
        for (long step = 1; step > 0 && done < stretch.length(); done += step) {
            step = stretch.file().transferTo(stretch.from() + done, stretch.length() - done, out);
        }
    }

    private void fetch(Path file, BuiltLayer layer) throws IOException {
        BuiltLayer.Inherited base = (BuiltLayer.Inherited) layer;
        try (FileChannel out = open(file)) {
            fetcher.fetchBlob(base.from(), base.descriptor(), 0, (bytes, at) -> write(bytes, at, out));
        }
        if (!isThere(file, base.descriptor())) {
            throw Problem.machine(
                    "the layer " + base.descriptor().digest() + " of " + base.from() + " was damaged in " + folder);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void write(ByteBuffer bytes, long at, FileChannel out) throws IOException {
        for (long place = at; bytes.hasRemaining(); ) {
            place += out.write(bytes, place);
        }
    }
}
