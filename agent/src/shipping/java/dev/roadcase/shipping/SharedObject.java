package dev.roadcase.shipping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A native library of Java (System V ABI, "ELF-64 Object File Format"). */
record SharedObject(Path file) {
    /** The magic number, then a word size of 64 bits, lower bytes first. */
    private static final byte[] BEGIN = {0x7f, 'E', 'L', 'F', 2, 1};

    private static final int PROGRAM_HEADERS = 32;
    private static final int SECTION_HEADERS = 40;
    private static final int HEADER_SIZE = 54;
    private static final int HEADER_COUNT = 56;
    private static final int SECTION_COUNT = 60;
    private static final int OFFSET = 8;
    private static final int FILE_SIZE = 32;

    /** Leaves what is loaded when a program starts; the names behind it, which debuggers read, are a tenth of the archive. */
    void strip() throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (Arrays.mismatch(content, BEGIN) != BEGIN.length) {
            return;
        }
        ByteBuffer elf = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        elf.putLong(SECTION_HEADERS, 0).putInt(SECTION_COUNT, 0);
        Files.write(file, Arrays.copyOf(content, Math.toIntExact(endOfSegments(elf))));
    }

    private static long endOfSegments(ByteBuffer elf) {
        int first = Math.toIntExact(elf.getLong(PROGRAM_HEADERS));
        int size = elf.getShort(HEADER_SIZE);
        long end = first + (long) size * elf.getShort(HEADER_COUNT);
        for (int header = first; header < first + size * elf.getShort(HEADER_COUNT); header += size) {
            end = Math.max(end, elf.getLong(header + OFFSET) + elf.getLong(header + FILE_SIZE));
        }
        return end;
    }
}
