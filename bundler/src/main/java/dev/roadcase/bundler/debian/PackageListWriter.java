package dev.roadcase.bundler.debian;

import dev.roadcase.bundler.lock.LockedPackages;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes an unpacked list of packages to disk and notes, while it passes, where each name stands. */
final class PackageListWriter {
    /** Offsets are kept in 32 bits; Debian's lists are a hundredth of that. */
    static final long LARGEST = 1L << 31;

    private static final int LONGEST_LINE = 1 << 20;

    private final LineBuffer line = new LineBuffer();
    private final Path file;
    private final long most;
    private long[] places = new long[1 << 16];
    private int count;
    private long offset;
    private long stanza;

    /** @param most bytes that the list may have */
    PackageListWriter(Path file, long most) {
        this.file = file;
        this.most = Math.min(most, LARGEST);
    }

    /** Takes the whole list. */
    PackageList write(InputStream unpacked) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            byte[] buffer = new byte[1 << 16];
            for (int length = unpacked.read(buffer); length >= 0; length = unpacked.read(buffer)) {
                out.write(buffer, 0, length);
                scan(buffer, length);
            }
        }
        endLine();
        long[] sorted = Arrays.copyOf(places, count);
        Arrays.sort(sorted);
        return new PackageList(file, sorted);
    }

    private void scan(byte[] buffer, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                line.write(buffer, from, i - from);
                offset += i - from + 1;
                endLine();
                from = i + 1;
            }
        }
        line.write(buffer, from, length - from);
        offset += length - from;
        if (line.size() > LONGEST_LINE || offset > most) {
            throw new IllegalArgumentException("the list is larger than it says, or has an endless line");
        }
    }

    private void endLine() {
        if (line.size() == 0) {
            stanza = offset;
        } else if (line.begins("Package:")) {
            note(text().strip());
        } else if (line.begins("Essential:")) {
            note(LockedPackages.ESSENTIAL);
        } else if (line.begins("Provides:")) {
            Relation.field(text()).forEach(names -> names.forEach(name -> note(name.name())));
        }
        line.reset();
    }

    private String text() {
        String all = line.toString(StandardCharsets.UTF_8);
        return all.substring(all.indexOf(':') + 1);
    }

    private void note(String name) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = PackageList.place(name, stanza);
    }

    /** Tells what a line is without copying it: few of a list's million lines matter. */
    private static final class LineBuffer extends ByteArrayOutputStream {
        private synchronized boolean begins(String field) {
            int length = field.length();
            return count > length
                    && Arrays.equals(buf, 0, length, field.getBytes(StandardCharsets.US_ASCII), 0, length);
        }
    }
}
