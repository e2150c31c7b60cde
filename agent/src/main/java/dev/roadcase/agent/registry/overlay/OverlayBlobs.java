package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.file.StampedFile;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.store.BlobCheck;
import dev.roadcase.agent.registry.store.CheckedContent;
import dev.roadcase.agent.registry.store.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Blobs in files, checked while they are sent as those of a bundle are. What was checked last is remembered. */
final class OverlayBlobs {
    private static final int MOST = 4096;

    private final Events events;
    private final BlobPool pool;
    private final Map<Path, SizedCheck> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, SizedCheck> eldest) {
            return size() > MOST;
        }
    };

    /** @param events hears of damaged blobs */
    OverlayBlobs(BlobPool pool, Events events) {
        this.pool = pool;
        this.events = events;
    }

    private record SizedCheck(long size, BlobCheck check) {}

    /** The blob in this file. One that is known to be damaged is not here, so that a client pushes it again. */
    Optional<StoredBlob> find(Path file, ContentDigest digest) {
        try {
            long size = Files.size(file);
            BlobCheck check = check(file, digest, size);
            if (check.isDamaged()) {
                pool.isDamaged(digest);
                return Optional.empty();
            }
            return Optional.of(new OverlayBlob(size, check));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Faults.unreadable(file, e);
        }
    }

    /** Another file has come to this place. */
    void forget(Path file) {
        synchronized (last) {
            last.remove(file);
        }
    }

    /** A file of another size is another server's, which has put it in the place of a damaged one. */
    private BlobCheck check(Path file, ContentDigest digest, long size) {
        synchronized (last) {
            return last.compute(
                            file,
                            (key, known) -> known != null && known.size() == size
                                    ? known
                                    : new SizedCheck(size, fresh(file, digest, size)))
                    .check();
        }
    }

    private BlobCheck fresh(Path file, ContentDigest digest, long size) {
        return new BlobCheck(new InFile(file, digest, size, new StampedFile(file)), events);
    }

    private record OverlayBlob(long size, BlobCheck check) implements StoredBlob {
        @Override
        public InputStream open(long from, long length) {
            return check.open(from, length);
        }
    }

    private record InFile(Path path, ContentDigest digest, long size, StampedFile stamped) implements CheckedContent {
        @Override
        public String name() {
            return "the pushed blob " + digest;
        }

        @Override
        public String file() {
            return path.toString();
        }

        @Override
        public InputStream part(long from, long length) {
            return new FileRegion(path, from, length);
        }

        @Override
        public Optional<List<FileStamp>> stamps() {
            return stamped.stamp().map(List::of);
        }

        @Override
        public String remedy() {
            return "push the image again";
        }
    }
}
