package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Each blob once, whichever repositories have it. A repository has a hard link to it, so the disk itself counts who
 * needs a blob. On a disk without hard links, as vfat and exfat are, and for one name more than a disk gives a file, the
 * blob is the repository's own.
 */
final class BlobPool {
    private static final int LOCKS = 64;

    private final OverlayFolder folder;
    private final Room room;
    private final Linking linking;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Set<ContentDigest> damaged = ConcurrentHashMap.newKeySet();

    BlobPool(OverlayFolder folder, Room room, Linking linking) {
        this.folder = folder;
        this.room = room;
        this.linking = linking;
    }

    /** How a file gets one more name. */
    @FunctionalInterface
    interface Linking {
        /** @throws FileSystemException or UnsupportedOperationException if the disk gives it none */
        void link(Path name, Path file) throws IOException;
    }

    /** Bytes of all blobs, those of repositories alone too. */
    static long size(OverlayFolder folder) {
        long shared = Stream.of(DigestAlgorithm.values())
                .mapToLong(each -> Disk.size(folder.blobs().resolve(each.toString())))
                .sum();
        return shared
                + folder.repositories().stream()
                        .map(folder::repository)
                        .mapToLong(RepositoryFolder::ownBytes)
                        .sum();
    }

    /** The next complete file of this digest takes the place of the one that is here. */
    void isDamaged(ContentDigest digest) {
        damaged.add(digest);
    }

    /**
     * Gives a repository a blob that is complete, checked and on the disk. The file is taken away from where it is.
     *
     * @param place in the repository's folder
     */
    void add(Path complete, ContentDigest digest, Path place) throws IOException {
        synchronized (lock(digest)) {
            Path pooled = folder.blob(digest);
            if (Files.exists(pooled) && !damaged.contains(digest)) {
                drop(complete);
            } else {
                OverlayFolder.make(pooled.getParent());
                publish(complete, pooled);
                damaged.remove(digest);
            }
            nameOrDrop(pooled, place);
        }
    }

    private void nameOrDrop(Path pooled, Path place) throws IOException {
        boolean named = false;
        try {
            if (!link(pooled, place)) {
                publish(pooled, place);
            }
            named = true;
        } finally {
            if (!named) {
                dropUnused(pooled);
            }
        }
    }

    /** Gives a repository a blob that is here. Answers false if it is not. */
    boolean give(ContentDigest digest, Path place) throws IOException {
        synchronized (lock(digest)) {
            Path pooled = folder.blob(digest);
            if (damaged.contains(digest) || !Files.exists(pooled)) {
                return false;
            }
            return link(pooled, place);
        }
    }

    /** Takes a blob away from a repository, and from here if no other has it. Answers false if it was not there. */
    boolean remove(ContentDigest digest, Path place) throws IOException {
        synchronized (lock(digest)) {
            boolean was = drop(place);
            dropUnused(digest, folder.blob(digest));
            return was;
        }
    }

    /** Takes away what no repository has, for example after a crash between two steps. */
    void collect() throws IOException {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(folder.blobs().resolve(algorithm.toString()))) {
                for (Path file : files) {
                    collect(algorithm, file);
                }
            } catch (NoSuchFileException e) {
                continue;
            }
        }
    }

    private void collect(DigestAlgorithm algorithm, Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.matches("[0-9a-f]{" + algorithm.digits() + "}")) {
            ContentDigest digest = new ContentDigest(algorithm, name);
            synchronized (lock(digest)) {
                dropUnused(digest, file);
            }
        }
    }

    private void dropUnused(ContentDigest digest, Path pooled) throws IOException {
        if (dropUnused(pooled)) {
            damaged.remove(digest);
        }
    }

    private boolean dropUnused(Path pooled) throws IOException {
        return Files.exists(pooled) && Disk.links(pooled) == 1 && drop(pooled);
    }

    /** Takes a file away. Answers false if it was not there. */
    boolean drop(Path file) throws IOException {
        long bytes = Disk.ownBytes(file);
        boolean was = Files.deleteIfExists(file);
        room.giveBack(bytes);
        return was;
    }

    private void publish(Path complete, Path target) throws IOException {
        long bytes = Disk.ownBytes(target);
        NewFile.publish(complete, target);
        room.giveBack(bytes);
    }

    private Object lock(ContentDigest digest) {
        return locks[Math.floorMod(digest.hashCode(), LOCKS)];
    }

    /** Answers false if the disk gives the blob no more names. */
    private boolean link(Path pooled, Path place) throws IOException {
        if (Files.exists(place) && Files.isSameFile(pooled, place)) {
            return true;
        }
        OverlayFolder.make(place.getParent());
        Path fresh = place.resolveSibling(NewFile.TEMPORARY + UUID.randomUUID());
        if (!isLinked(fresh, pooled)) {
            return false;
        }
        try {
            publish(fresh, place);
            return true;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private boolean isLinked(Path fresh, Path pooled) throws IOException {
        try {
            linking.link(fresh, pooled);
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        }
    }
}
