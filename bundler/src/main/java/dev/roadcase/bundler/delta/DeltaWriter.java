package dev.roadcase.bundler.delta;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes what the newer of two bundles has and the older one lacks. Every blob is held against its digest. */
public record DeltaWriter(BundleDifference difference) {

    /**
     * Writes the delta. It appears when all of it is on the disk.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 4 where the newer bundle is damaged, exit 6 where it cannot be
     *     written
     */
    public void write(Path file) {
        new NewFile(file).write(this::write);
    }

    private void write(OutputStream out) throws IOException {
        put(DeltaFormat.HEAD, head(), out);
        put(DeltaFormat.LIST, list(), out);
        Bundle newer = difference.newer();
        for (String name : EntryName.FIRST) {
            Entry entry = newer.entries().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            put(entry, newer.part(entry, 0, entry.size()), out);
        }
        for (Entry blob : difference.blobs()) {
            Digest digest = EntryName.digest(blob.name()).orElseThrow();
            put(blob, newer.stream(Descriptor.of("application/octet-stream", digest, blob.size())), out);
        }
        out.write(new byte[2 * TarHeader.BLOCK]);
    }

    private byte[] head() {
        return Json.bytes(Json.object()
                .put("delta", DeltaFormat.VERSION)
                .put("from", difference.older().indexDigest().toString())
                .put("to", difference.newer().indexDigest().toString()));
    }

    private byte[] list() {
        return difference.newer().entries().stream()
                .map(entry -> entry.size() + " " + entry.name() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(String name, byte[] content, OutputStream out) throws IOException {
        out.write(TarHeader.of(name, content.length));
        out.write(content);
        pad(content.length, out);
    }

    private static void put(Entry entry, InputStream content, OutputStream out) throws IOException {
        out.write(TarHeader.of(entry.name(), entry.size()));
        try (content) {
            content.transferTo(out);
        }
        pad(entry.size(), out);
    }

    private static void pad(long size, OutputStream out) throws IOException {
        out.write(new byte[(int) (TarHeader.padded(size) - size)]);
    }
}
