package dev.roadcase.tests.parts;

import dev.roadcase.agent.format.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A layer that real programs unpack.
 *
 * @param content a tar under gzip
 * @param tar digest of the tar, by which a config names the layer
 */
public record Layer(byte[] content, Digest tar) {

    /** With one file at the root. */
    public static Layer of(String name, byte[] file) {
        byte[] tar = tar(name, file);
        return new Layer(gzip(tar), Digest.of(tar));
    }

    /** A config for linux/amd64 over these layers. */
    public static String config(String command, Layer... layers) {
        String digests =
                Stream.of(layers).map(layer -> "\"" + layer.tar() + "\"").collect(Collectors.joining(","));
        return "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Cmd\":[\"" + command
                + "\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + digests + "]}}";
    }

    /** Their content. */
    public static List<byte[]> contents(Layer... layers) {
        return Stream.of(layers).map(Layer::content).toList();
    }

    private static byte[] tar(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new Gzip(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Without compression, which takes a second for 24 MiB: most of what tests carry is noise, and becomes no smaller. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.NO_COMPRESSION);
        }
    }
}
