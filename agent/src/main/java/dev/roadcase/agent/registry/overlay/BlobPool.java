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
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Each blob once, whichever repositories have it. A repository has a hard link to it, so the disk itself counts who
 * needs a blob. A disk without hard links gets copies.
 */
final class BlobPool {
    private static final int LOCKS = 64;

    private final OverlayFolder folder;
    private final Room room;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Set<ContentDigest> damaged = ConcurrentHashMap.newKeySet();

    BlobPool(OverlayFolder folder, Room room) {
        this.folder = folder;
        this.room = room;
    }

    /** Bytes of all blobs. */
    static long size(OverlayFolder folder) {
        return Stream.of(DigestAlgorithm.values())
                .mapToLong(each -> Disk.size(folder.blobs().resolve(each.toString())))
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
                room.giveBack(Files.size(complete));
                Files.delete(complete);
            } else {
                OverlayFolder.make(pooled.getParent());
                room.giveBack(Disk.sizeOrNothing(pooled));
                NewFile.publish(complete, pooled);
                damaged.remove(digest);
            }
            link(pooled, place);
        }
    }

    /** Gives a repository a blob that is here. Answers false if it is not. */
    boolean give(ContentDigest digest, Path place) throws IOException {
        synchronized (lock(digest)) {
            Path pooled = folder.blob(digest);
            if (damaged.contains(digest) || !Files.exists(pooled)) {
                return false;
            }
            link(pooled, place);
            return true;
        }
    }

    /** Takes a blob away from a repository, and from here if no other has it. Answers false if it was not there. */
    boolean remove(ContentDigest digest, Path place) throws IOException {
        synchronized (lock(digest)) {
            boolean was = Files.deleteIfExists(place);
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
        if (Files.exists(pooled) && Disk.links(pooled) == 1) {
            room.giveBack(Files.size(pooled));
            Files.delete(pooled);
            damaged.remove(digest);
        }
    }

    private Object lock(ContentDigest digest) {
        return locks[Math.floorMod(digest.hashCode(), LOCKS)];
    }

    private static void link(Path pooled, Path place) throws IOException {
        if (Files.exists(place) && Files.isSameFile(pooled, place)) {
            return;
        }
        OverlayFolder.make(place.getParent());
        Path fresh = place.resolveSibling(NewFile.TEMPORARY + UUID.randomUUID());
        try {
            linkOrCopy(pooled, fresh);
            NewFile.publish(fresh, place);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** vfat and exfat have no links, and other disks no more than some ten thousand to one file. */
    private static void linkOrCopy(Path pooled, Path fresh) throws IOException {
        try {
            Files.createLink(fresh, pooled);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(pooled, fresh, StandardCopyOption.REPLACE_EXISTING);
            Disk.sync(fresh);
        }
    }
}
