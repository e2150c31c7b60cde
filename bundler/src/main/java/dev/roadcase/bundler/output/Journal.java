package dev.roadcase.bundler.output;

import dev.roadcase.bundler.output.Extents.Extent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What stands in an unfinished bundle, in a file beside it: a {@link BlobTable}, then a record for each stretch of
 * bytes that was written, or dropped. A record that was written in part is ignored, and so is all behind it. What is said here is a hint: a power cut may have kept the record and lost the bytes. Safe for several
 * threads.
 *
 * <p>A record: offset and length of the stretch (8 bytes each; the length is negative if the bytes are dropped), and a
 * CRC-32 of the table and both, so that no record of another table counts.
 */
final class Journal implements Closeable {
    private static final int RECORD = 20;
    private static final int READ_AT_ONCE = 3000 * RECORD;
    private static final Set<StandardOpenOption> BOTH_WAYS = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final FileChannel file;
    private final BlobTable table;
    private final byte[] head;
    private final Extents extents = new Extents();
    private long end;

    private Journal(FileChannel file, BlobTable table) {
        this.file = file;
        this.table = table;
        this.head = table.bytes();
        this.end = head.length;
    }

    /** Begins a journal and drops what stood in the file. */
    static Journal begin(Path path, BlobTable table) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(path);
        Journal journal = new Journal(FileChannel.open(path, BOTH_WAYS), table);
        journal.write(ByteBuffer.wrap(journal.head), 0);
        return journal;
    }

    /** Goes on with a journal, where the file holds a whole table. */
    static Optional<Journal> resume(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        FileChannel file = FileChannel.open(path, BOTH_WAYS);
        Optional<BlobTable> table = table(file);
        if (table.isEmpty()) {
            file.close();
            return Optional.empty();
        }
        Journal journal = new Journal(file, table.get());
        journal.replay();
        return Optional.of(journal);
    }

    private static Optional<BlobTable> table(FileChannel file) throws IOException {
        Optional<Integer> length = BlobTable.length(read(file, 0, BlobTable.HEAD));
        if (length.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer bytes = read(file, 0, length.get());
        return bytes.remaining() < length.get() ? Optional.empty() : BlobTable.parse(bytes.array());
    }

    BlobTable table() {
        return table;
    }

    /** These bytes have been written. */
    synchronized void wrote(long from, long stop) throws IOException {
        append(from, stop - from);
        extents.add(from, stop);
    }

    /** These bytes are not what they should be. */
    synchronized void forget(long from, long stop) throws IOException {
        append(from, from - stop);
        extents.remove(from, stop);
    }

    /** The end of the bytes that were written from this offset on without a gap. */
    synchronized long endFrom(long at) {
        return extents.endFrom(at);
    }

    /** What has been written between two offsets, in order. */
    synchronized List<Extent> within(long from, long stop) {
        return extents.within(from, stop);
    }

    /** A record that was written in part is overwritten by the next one. */
    private void append(long from, long length) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RECORD).putLong(from).putLong(length);
        write(record.putInt(sum(from, length)).flip(), end);
        end += RECORD;
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += file.write(bytes, next);
        }
    }

    private int sum(long from, long length) {
        CRC32 sum = new CRC32();
        sum.update(head, head.length - BlobTable.HASH, BlobTable.HASH);
        sum.update(ByteBuffer.allocate(RECORD).putLong(from).putLong(length).flip());
        return (int) sum.getValue();
    }

    private void replay() throws IOException {
        ByteBuffer records = read(file, end, READ_AT_ONCE);
        while (records.remaining() >= RECORD && replay(records.getLong(), records.getLong(), records.getInt())) {
            end += RECORD;
            if (records.remaining() < RECORD) {
                records = read(file, end, READ_AT_ONCE);
            }
        }
        file.truncate(end);
    }

    private boolean replay(long from, long length, int sum) {
        if (sum != sum(from, length)) {
            return false;
        }
        if (length < 0) {
            extents.remove(from, from - length);
        } else {
            extents.add(from, from + length);
        }
        return true;
    }

    /** Fewer bytes where the file ends. */
    private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int count = 0;
        while (count >= 0 && bytes.hasRemaining()) {
            count = file.read(bytes, at + bytes.position());
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
