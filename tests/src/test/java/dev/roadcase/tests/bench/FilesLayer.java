package dev.roadcase.tests.bench;

import com.github.luben.zstd.ZstdOutputStream;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.bundler.layout.Content;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A layer that runtimes unpack: a tar of files that shrink under gzip to two fifths, as programs do. The same kind, number and
 * size give the same bytes.
 *
 * @param file where it stands
 * @param digest of the compressed layer
 * @param size of the compressed layer, in bytes
 * @param tar digest of the tar, by which a config names the layer
 */
record FilesLayer(LayerKind kind, Path file, Digest digest, long size, Digest tar) {
    private static final int STEP = 64 << 10;

    /** Writes it to the file. */
    static FilesLayer write(LayerKind kind, Path file, int number, long size) throws IOException {
        MessageDigest outer = Digest.hasher();
        MessageDigest inner = Digest.hasher();
        try (OutputStream compressed = new DigestOutputStream(Files.newOutputStream(file), outer);
                OutputStream compressing = compressing(kind, compressed);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(
                        new BufferedOutputStream(new DigestOutputStream(compressing, inner), STEP))) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            new LayerFiles(tar, kind, number).write(size * 47 / 20);
        }
        return new FilesLayer(kind, file, Digest.of(outer), Files.size(file), Digest.of(inner));
    }

    private static OutputStream compressing(LayerKind kind, OutputStream out) throws IOException {
        return kind == LayerKind.ZSTD ? new ZstdOutputStream(out) : new GZIPOutputStream(out, STEP);
    }

    Content content() {
        return Content.of(file);
    }

    String mediaType() {
        return kind == LayerKind.ZSTD ? MediaType.OCI_LAYER_GZIP.replace("gzip", "zstd") : MediaType.OCI_LAYER_GZIP;
    }
}
