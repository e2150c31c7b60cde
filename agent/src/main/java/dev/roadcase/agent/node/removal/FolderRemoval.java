package dev.roadcase.agent.node.removal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Deletes a folder with all that is in it. It follows no link and goes behind no mount point: there may be a disk of
 * others.
 *
 * @param kept files and folders in it that stay
 */
record FolderRemoval(Path folder, Set<Path> kept) {

    FolderRemoval(Path folder) {
        this(folder, Set.of());
    }

    /** Deletes as much of it as can be deleted. A folder that is itself a mount point is emptied. */
    void run() throws IOException {
        Deleting deleting = new Deleting(MountPoints.now());
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, deleting);
        }
        if (deleting.failed != null) {
            throw deleting.failed;
        }
    }

    private final class Deleting extends SimpleFileVisitor<Path> {
        private final MountPoints mounts;
        private IOException failed;

        Deleting(MountPoints mounts) {
            this.mounts = mounts;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            if (kept.contains(inner)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!inner.equals(folder) && mounts.contain(inner)) {
                failed = new FileSystemException(inner.toString(), null, "something is mounted here");
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!kept.contains(file)) {
                delete(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            failed = e;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path inner, IOException e) {
            if (!mounts.contain(inner)) {
                delete(inner);
            }
            return FileVisitResult.CONTINUE;
        }

        private void delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (DirectoryNotEmptyException e) {
                // What is left in it was named, or is kept.
            } catch (IOException e) {
                failed = e;
            }
        }
    }
}
