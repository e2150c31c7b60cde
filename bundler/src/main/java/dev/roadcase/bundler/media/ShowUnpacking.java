package dev.roadcase.bundler.media;

import dev.roadcase.agent.file.FileAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Files and folders of a tar, written below a new folder that only its owner may enter. Anything else in the tar, and each
 * name that leads elsewhere, is refused.
 */
record ShowUnpacking(Path folder) {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final int PERMISSIONS = 0777;
    /** The owner may always read and write: a run that was stopped has to be tidied up. */
    private static final int OWNERS = 0600;

    private static final int BUFFER = 64 << 10;

    /**
     * Writes all of them.
     *
     * @throws UnwritableException if the disk does not take them; any other exception is one of the tar
     */
    void read(InputStream in) throws IOException {
        written(() -> Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE)));
        TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = place(entry.getName());
            if (entry.isDirectory()) {
                written(() -> Files.createDirectory(path));
            } else if (entry.getLinkFlag() == TarConstants.LF_NORMAL) {
                file(path, tar);
            } else {
                throw new IOException(entry.getName() + " is neither a file nor a folder");
            }
            FileAttributes attributes = new FileAttributes(0, 0, entry.getMode() & PERMISSIONS | OWNERS);
            written(() -> attributes.givePermissions(path));
        }
    }

    private Path place(String name) throws IOException {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder) || path.equals(folder)) {
            throw new IOException(name + " leads out of the folder");
        }
        return path;
    }

    private static void file(Path path, InputStream tar) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = opened(path)) {
            for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                int length = count;
                written(() -> out.write(buffer, 0, length));
            }
        }
    }

    private static OutputStream opened(Path path) throws UnwritableException {
        try {
            return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    private interface DiskWrite {
        void run() throws IOException;
    }

    private static void written(DiskWrite step) throws UnwritableException {
        try {
            step.run();
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    /** It is the disk that does not take something, and not the tar that is wrong. */
    static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnwritableException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
