package dev.roadcase.agent.archive.extraction;

import com.github.luben.zstd.ZstdInputStream;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.file.FileAttributes;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.file.Utf8Path;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Takes files out of a bundle, below one folder and never beside it. A file appears under its name when all of it is
 * there and its digest is right. A file that stood there is replaced then.
 */
public final class FileExtraction {
    private static final FileAttributes OF_DOCUMENTS = new FileAttributes(0, 0, 0644);

    private final Bundle bundle;
    private final Path folder;

    /** Below {@code folder}, which is made if it is missing. */
    public FileExtraction(Bundle bundle, Path folder) {
        this.bundle = bundle;
        this.folder = folder;
    }

    /** Takes a file out, to its path on the machine below the folder, with its permissions. Answers where it is. */
    public Path file(BundledFile file) {
        return take(file, file.attributes()::givePermissions);
    }

    /** The same, with its owner and all bits of its mode, which only an administrator can give. */
    public Path installed(BundledFile file) {
        return take(file, file.attributes()::give);
    }

    /** Takes a document of the demo out, to {@code name} below the folder. Answers where it is. */
    public Path document(Descriptor layer, String name) {
        return take(layer, layer, place(name), OF_DOCUMENTS::givePermissions);
    }

    private Path take(BundledFile file, NewFile.LastTouch lastTouch) {
        return take(file.layer(), file.content(), place(file.path().substring(1)), lastTouch);
    }

    private Path place(String name) {
        Path place = Utf8Path.below(folder, name).normalize();
        if (!place.startsWith(folder.normalize()) || place.equals(folder.normalize())) {
            throw Problem.notAuthentic(bundle.file() + ": " + name + " would leave the folder " + folder);
        }
        return place;
    }

    private Path take(Descriptor layer, Descriptor content, Path place, NewFile.LastTouch lastTouch) {
        try {
            makeParent(place);
            new NewFile(place, lastTouch).replace(out -> copy(layer, content, out));
            return place;
        } catch (IOException e) {
            throw Problem.machine("cannot write " + place + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** A link on the way that leads outside is refused. */
    private void makeParent(Path place) throws IOException {
        Files.createDirectories(folder);
        Path parent = Files.createDirectories(place.toAbsolutePath().getParent());
        if (!parent.toRealPath().startsWith(folder.toRealPath())) {
            throw Problem.machine(parent + " is a link that leads out of " + folder)
                    .advise("extract into an empty folder");
        }
    }

    private void copy(Descriptor layer, Descriptor content, OutputStream out) throws IOException {
        MessageDigest hasher = Digest.hasher();
        try (InputStream in = plain(layer)) {
            long count = copyAtMost(in, new DigestOutputStream(out, hasher), content.size());
            Digest found = Digest.of(hasher);
            if (count != content.size() || !found.equals(content.digest())) {
                throw Problem.notAuthentic(bundle.file() + ": the file in " + layer.digest() + " is not what its"
                        + " annotations say: " + found + ", at least " + count + " bytes");
            }
        }
    }

    /** It stops one byte after the announced size: a compressed file may hold a thousand times more. */
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
}
