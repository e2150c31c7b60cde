package dev.roadcase.bundler.build.debian.configuration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * A shared object in the ELF format (gABI, "Dynamic Linking"), little-endian.
 *
 * @param flags what glibc's cache says of its kind (glibc, sysdeps/generic/ldconfig.h)
 */
record SharedLibrary(int flags, Optional<String> soname) {
    private static final int SHARED = 3;
    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final long SONAME = 14;
    private static final long STRINGS = 5;
    /** By e_machine: 386, ARM with hard float, x86-64, AArch64, RISC-V with double floats, POWER. */
    private static final Map<Integer, Integer> FLAGS =
            Map.of(3, 0x3, 40, 0x903, 62, 0x303, 183, 0xa03, 243, 0x1003, 21, 0x503);

    /** Reads a file; empty where it is no shared object of a machine that is known. */
    static Optional<SharedLibrary> read(ByteBuffer file) {
        ByteBuffer elf = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        boolean magic =
                elf.capacity() > 64 && elf.getInt(0) == 0x464c457f && elf.get(5) == 1 && elf.getShort(16) == SHARED;
        if (!magic || !FLAGS.containsKey((int) elf.getShort(18))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SharedLibrary(
                    FLAGS.get((int) elf.getShort(18)), new ProgramHeaders(elf, elf.get(4) == 2).soname()));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            // A file that is cut off is none that a loader could use.
            return Optional.empty();
        }
    }

    /** The program headers, of 32 or 64 bits. */
    private record ProgramHeaders(ByteBuffer elf, boolean wide) {
        private Optional<String> soname() {
            for (int i = 0; i < count(); i++) {
                if (elf.getInt(at(i)) == DYNAMIC) {
                    return soname(Math.toIntExact(word(at(i) + (wide ? 8 : 4))));
                }
            }
            return Optional.empty();
        }

        private Optional<String> soname(int dynamic) {
            int size = wide ? 8 : 4;
            long strings = -1;
            long name = -1;
            for (int at = dynamic; word(at) != 0; at += 2 * size) {
                strings = word(at) == STRINGS ? word(at + size) : strings;
                name = word(at) == SONAME ? word(at + size) : name;
            }
            return name < 0 || strings < 0
                    ? Optional.empty()
                    : Optional.of(text(Math.toIntExact(offset(strings) + name)));
        }

        /** Where the bytes of an address stand in the file. */
        private long offset(long address) {
            for (int i = 0; i < count(); i++) {
                long offset = word(at(i) + (wide ? 8 : 4));
                long from = word(at(i) + (wide ? 16 : 8));
                long size = word(at(i) + (wide ? 32 : 16));
                if (elf.getInt(at(i)) == LOAD && address >= from && address < from + size) {
                    return address - from + offset;
                }
            }
            throw new IndexOutOfBoundsException("an address of no segment");
        }

        private String text(int at) {
            StringBuilder text = new StringBuilder();
            for (int i = at; elf.get(i) != 0; i++) {
                text.append((char) (elf.get(i) & 0xff));
            }
            return text.toString();
        }

        private int count() {
            return elf.getShort(wide ? 56 : 44);
        }

        private int at(int header) {
            return Math.toIntExact(word(wide ? 32 : 28)) + header * (wide ? 56 : 32);
        }

        private long word(int at) {
            return wide ? elf.getLong(at) : elf.getInt(at) & 0xffff_ffffL;
        }
    }
}
