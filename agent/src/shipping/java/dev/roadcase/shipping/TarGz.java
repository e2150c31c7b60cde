package dev.roadcase.shipping;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A folder as a compressed tar whose bytes depend on names, contents and execute bits alone. */
record TarGz(Path folder) {
    private static final int BLOCK = 512;

    /** It is made once, and sent to every machine. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** Writes the archive beside {@code file}, then puts it in its place. */
    void write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream raw = Files.newOutputStream(partial);
                OutputStream out = new BufferedOutputStream(new Gzip(raw), 1 << 16)) {
            for (Path path : Folder.walk(folder)) {
                add(path, out);
            }
            out.write(new byte[2 * BLOCK]);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void add(Path path, OutputStream out) throws IOException {
        String name = folder.relativize(path).toString();
        if (Files.isDirectory(path)) {
            out.write(new TarHeader(name + "/", 0, 0755, '5').block());
            return;
        }
        long size = Files.size(path);
        out.write(new TarHeader(name, size, Files.isExecutable(path) ? 0755 : 0644, '0').block());
        Files.copy(path, out);
        out.write(new byte[(int) (-size & (BLOCK - 1))]);
    }
}
