package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.store.BlobUpload;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.UUID;

/** An upload in a file. Its bytes are hashed while they pass, on their way to the disk. */
final class Upload implements BlobUpload {
    private final UUID id;
    private final Path file;
    private final Room room;
    private final Publication publication;
    private UploadHash hash;
    private long size;
    private Object writer = new Object();
    private boolean over;

    /** @param size of the file, which is there */
    Upload(UUID id, Path file, long size, UploadHash hash, Room room, Publication publication) {
        this.id = id;
        this.file = file;
        this.size = size;
        this.hash = hash;
        this.room = room;
        this.publication = publication;
    }

    /** Where a complete upload goes. */
    interface Publication {
        /** Takes the file, which is checked and on the disk, with the room that it has. If that fails, it may be gone. */
        void publish(Path complete, ContentDigest digest) throws IOException;

        /** There is no such upload any more. */
        void ended(UUID id);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public synchronized long size() {
        return size;
    }

    /** All of its bytes, as many as fit into memory. */
    synchronized byte[] bytes() {
        requireThere();
        try {
            return Disk.bytes(file);
        } catch (IOException e) {
            throw Faults.unreadable(file, e);
        }
    }

    @Override
    public void receive(InputStream body, long most, Chunk chunk) {
        Reception reception = begin(chunk, most);
        try (RandomAccessFile out = open()) {
            reception.run(body, out);
        } catch (IOException e) {
            cancel();
            throw Faults.unwritable(file, e);
        }
    }

    /** This would make a file anew that was just dropped, so it is done under the lock. */
    private synchronized RandomAccessFile open() throws IOException {
        requireThere();
        return new RandomAccessFile(file.toFile(), "rw");
    }

    /** From now on, only this reception writes. */
    private synchronized Reception begin(Chunk chunk, long most) {
        requireThere();
        OptionalLong first = chunk.first();
        if (first.isPresent() && first.getAsLong() != size) {
            throw new StoreRefusal(
                    Reason.OUT_OF_ORDER, "the next chunk begins at " + size + ", not at " + first.getAsLong());
        }
        room.require(chunk.length().orElse(0));
        Reception reception = new Reception(this, size, hash.copy(), chunk.length(), most);
        writer = reception;
        return reception;
    }

    /** Writes what a reception has read, if no other goes on in its place. */
    synchronized void write(Reception reception, RandomAccessFile out, byte[] bytes, int count) throws IOException {
        requireWriter(reception);
        try {
            room.take(count);
        } catch (StoreRefusal e) {
            cancel();
            throw e;
        }
        long end = size;
        size += count; // also if the disk takes none of them: then all of it is given back
        out.seek(end);
        out.write(bytes, 0, count);
        hash.take(bytes, count);
    }

    /** Takes back all that a reception has written. */
    synchronized void takeBack(Reception reception, RandomAccessFile out) throws IOException {
        requireWriter(reception);
        room.giveBack(size - reception.from());
        out.setLength(reception.from());
        size = reception.from();
        hash = reception.hashBefore();
    }

    private void requireWriter(Object reception) {
        requireThere();
        if (writer != reception) {
            throw new StoreRefusal(Reason.TAKEN_OVER, "another request goes on with this upload");
        }
    }

    private void requireThere() {
        if (over) {
            throw new StoreRefusal(Reason.NO_SUCH_UPLOAD, "no such upload: it has ended, or was dropped as too old");
        }
    }

    @Override
    public synchronized void finish(ContentDigest digest) {
        requireThere();
        writer = digest;
        try {
            ContentDigest found = hash.digest(file, digest.algorithm());
            if (!found.equals(digest)) {
                throw new StoreRefusal(
                        Reason.WRONG_DIGEST,
                        "what came has the digest " + found + ", not " + digest + ", and was dropped");
            }
            Disk.sync(file);
            publication.publish(file, digest);
            over = true;
        } catch (IOException e) {
            throw Faults.unwritable(file, e);
        } finally {
            cancel();
        }
    }

    @Override
    public synchronized void cancel() {
        try {
            if (!over) {
                over = true;
                room.giveBack(Files.deleteIfExists(file) ? size : 0);
            }
        } catch (IOException e) {
            throw Faults.unwritable(file, e);
        } finally {
            publication.ended(id);
        }
    }
}
