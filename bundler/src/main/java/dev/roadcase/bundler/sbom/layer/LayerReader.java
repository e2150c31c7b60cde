package dev.roadcase.bundler.sbom.layer;

import com.github.luben.zstd.ZstdInputStream;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads a layer to its end, and keeps what it says of packages. What it says counts only once the layer's digest holds. A
 * layer that cannot be read, although it is what its digest says, is named and says nothing.
 */
record LayerReader(Bundle bundle, Events events) {
    /** Unpacked: no image that a machine can run is larger, and a small layer cannot keep us busy for a day. */
    private static final long LARGEST_LAYER = 64L << 30;

    private static final int LARGEST_FILE = 16 << 20;
    private static final int BUFFER = 1 << 16;

    LayerFindings read(Descriptor layer) {
        try (InputStream carried = bundle.stream(layer)) {
            LayerFindings findings = walk(carried, layer);
            carried.transferTo(OutputStream.nullOutputStream());
            return findings;
        } catch (IOException e) {
            throw Problem.machine("cannot read " + bundle.file() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private LayerFindings walk(InputStream carried, Descriptor layer) {
        try {
            TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(carried), StandardCharsets.UTF_8.name());
            return walk(tar);
        } catch (IOException | IllegalArgumentException e) {
            events.emit(new Event.Warned("the packages in layer "
                    + layer.digest().abbreviated() + " are not listed, since it cannot be read: " + reason(e)));
            return LayerFindings.NONE;
        }
    }

    private static String reason(Exception e) {
        return e instanceof EOFException ? "it is cut off" : Excerpt.of(String.valueOf(e.getMessage()));
    }

    private static LayerFindings walk(TarArchiveInputStream tar) throws IOException {
        LayerFindings.Collector findings = new LayerFindings.Collector();
        long size = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getSize() > LARGEST_LAYER - size) {
                throw new IOException("it unpacks to more than " + LARGEST_LAYER + " bytes");
            }
            size += entry.getSize();
            look(plain(entry.getName()), entry, tar, findings);
        }
        return findings.all();
    }

    private static void look(
            String path, TarArchiveEntry entry, TarArchiveInputStream tar, LayerFindings.Collector findings)
            throws IOException {
        if (path.isEmpty() || findings.takeWhiteout(path) || entry.isDirectory() || !Finding.concerns(path)) {
            return;
        }
        findings.takePlace(path);
        if (entry.isSymbolicLink() && path.startsWith(Finding.DOC)) {
            findings.take(path, new Finding.Link(entry.getLinkName()));
        } else if (entry.isFile() && !entry.isLink() && Finding.isAt(path) && entry.getSize() <= LARGEST_FILE) {
            findings.take(path, Finding.read(path, new String(tar.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Without {@code ./} and slashes at its ends; a name that climbs is no path of the image. */
    private static String plain(String name) {
        List<String> names = Arrays.stream(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        return names.contains("..") ? "" : names.stream().collect(Collectors.joining("/"));
    }

    /** Told by its first bytes, as container runtimes do: the media type proves nothing. */
    private static InputStream unpacked(InputStream carried) throws IOException {
        BufferedInputStream in = new BufferedInputStream(carried, BUFFER);
        in.mark(4);
        byte[] magic = in.readNBytes(4);
        in.reset();
        if (magic.length > 1 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
        }
        return Arrays.equals(magic, new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd})
                ? new BufferedInputStream(new ZstdInputStream(in), BUFFER)
                : in;
    }
}
