package dev.roadcase.agent.archive.extraction;

import com.github.luben.zstd.ZstdInputStream;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;

/**
 * Takes files out of a bundle, below one folder and never beside it. A file appears under its name when all of it is
 * there and its digest holds; one that stood there is replaced then.
 */
public final class FileExtraction {
    private final Bundle bundle;
    private final Path folder;

    /** Below {@code folder}, which is made where it is missing. */
    public FileExtraction(Bundle bundle, Path folder) {
        this.bundle = bundle;
        this.folder = folder;
    }

    /** Takes a file out, to its path on the machine below the folder, with its mode. Answers where it is. */
    public Path file(BundledFile file) {
        return take(file, temporary -> Files.setPosixFilePermissions(temporary, permissions(file.mode())));
    }

    /** The same, with its owner and all bits of its mode, which an administrator alone can give. */
    public Path installed(BundledFile file) {
        return take(file, FileAttributes.of(file)::give);
    }

    /** Takes a document of the demo out, to {@code name} below the folder. Answers where it is. */
    public Path document(Descriptor layer, String name) {
        return take(
                layer,
                layer.digest(),
                layer.size(),
                name,
                temporary -> Files.setPosixFilePermissions(temporary, permissions("0644")));
    }

    private Path take(BundledFile file, NewFile.LastTouch lastTouch) {
        return take(file.layer(), file.digest(), file.size(), file.path().substring(1), lastTouch);
    }

    private Path take(Descriptor layer, Digest digest, long size, String name, NewFile.LastTouch lastTouch) {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder.normalize()) || target.equals(folder.normalize())) {
            throw Problem.notAuthentic(bundle.file() + ": " + name + " would leave the folder " + folder);
        }
        try {
            requireRealParent(target);
            new NewFile(target, lastTouch).replace(out -> copy(layer, digest, size, out));
            return target;
        } catch (IOException e) {
            throw Problem.machine("cannot write " + target + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Makes the parent folder; a link on the way that leads outside is refused. */
    private void requireRealParent(Path target) throws IOException {
        Files.createDirectories(folder);
        Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
        if (!parent.toRealPath().startsWith(folder.toRealPath())) {
            throw Problem.machine(parent + " is a link that leads out of " + folder)
                    .advise("extract into an empty folder");
        }
    }

    private void copy(Descriptor layer, Digest digest, long size, OutputStream out) throws IOException {
        MessageDigest hasher = Digest.hasher();
        try (InputStream in = plain(layer)) {
            long count = copyAtMost(in, new DigestOutputStream(out, hasher), size);
            Digest found = Digest.of(hasher);
            if (count != size || !found.equals(digest)) {
                throw Problem.notAuthentic(bundle.file() + ": the file in " + layer.digest() + " is not what its"
                        + " annotations say: " + found + ", at least " + count + " bytes");
            }
        }
    }

    /** One byte more than announced is enough to know; a compressed file may hold a thousand times more. */
    private static long copyAtMost(InputStream in, OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[128 << 10];
        long count = 0;
        for (int read = in.read(buffer); read >= 0 && count <= size; read = in.read(buffer)) {
            out.write(buffer, 0, (int) Math.min(read, size + 1 - count));
            count += read;
        }
        return count;
    }

    private InputStream plain(Descriptor layer) throws IOException {
        InputStream carried = bundle.stream(layer);
        return layer.mediaType().equals(MediaType.FILE_ZSTD) ? new ZstdInputStream(carried) : carried;
    }

    private static Set<PosixFilePermission> permissions(String mode) {
        int bits = Integer.parseInt(mode, 8);
        PosixFilePermission[] all = PosixFilePermission.values();
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < all.length; i++) {
            if ((bits >> (all.length - 1 - i) & 1) == 1) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }
}
