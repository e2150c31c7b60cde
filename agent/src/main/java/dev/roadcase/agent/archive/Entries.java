package dev.roadcase.agent.archive;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of a bundle by name, in their order, found by walking the headers. Every header is held against the bytes
 * that version 1 prescribes for its name and size, so links, folders, devices, absolute paths, dots and sizes that lie
 * cannot be told to later code.
 */
final class Entries {
    private static final int MOST = 100_000;

    private final Source source;
    private final Bytes bytes;
    private final Map<String, Entry> byName = new LinkedHashMap<>();
    private Optional<Problem> damage = Optional.empty();

    private Entries(Source source) {
        this.source = source;
        this.bytes = new Bytes(source);
    }

    /** Walks all headers. */
    static Entries scan(Source source) {
        Entries entries = new Entries(source);
        entries.walk();
        return entries;
    }

    /** Walks the headers up to the first that is not as it must be: what stands before it can still be of use. */
    static Entries salvage(Source source) {
        Entries entries = new Entries(source);
        try {
            entries.walk();
        } catch (Problem e) {
            entries.damage = Optional.of(e).filter(found -> found.exitCode() == ExitCode.NOT_AUTHENTIC);
            if (entries.damage.isEmpty()) {
                throw e;
            }
        }
        return entries;
    }

    /** Why {@link #salvage} went no further, where it did not come to the end. */
    Optional<Problem> damage() {
        return damage;
    }

    /** The entry at this offset, or empty where the archive ends there. */
    static Optional<Entry> at(Source source, long start) {
        return new Entries(source).read(start);
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<Entry> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** Offset after the last entry. */
    long end() {
        return byName.values().stream().mapToLong(Entry::end).max().orElse(0);
    }

    private void walk() {
        long start = 0;
        for (Optional<Entry> entry = read(0); entry.isPresent(); entry = read(start)) {
            add(entry.get());
            start = entry.get().end();
        }
        if (byName.size() < EntryName.FIRST.size()) {
            throw damaged(start, "the archive ends before " + EntryName.FIRST.get(byName.size()));
        }
    }

    private void add(Entry entry) {
        int place = byName.size();
        if (place >= MOST) {
            throw damaged(entry.start(), "more than " + MOST + " entries");
        }
        if (place < EntryName.FIRST.size() && !entry.name().equals(EntryName.FIRST.get(place))) {
            throw damaged(
                    entry.start(),
                    "an entry " + Excerpt.of(entry.name()) + " where " + EntryName.FIRST.get(place) + " belongs");
        }
        if (place >= EntryName.FIRST.size() && EntryName.digest(entry.name()).isEmpty()) {
            throw damaged(entry.start(), "an entry " + Excerpt.of(entry.name()) + ", which is not a blob's name");
        }
        if (byName.put(entry.name(), entry) != null) {
            throw damaged(entry.start(), "a second entry " + entry.name());
        }
    }

    private Optional<Entry> read(long start) {
        byte[] block = bytes.at(start, TarHeader.BLOCK);
        if (isZero(block)) {
            return Optional.empty();
        }
        long size = TarHeader.isPax(block) ? paxSize(block, start) : TarHeader.claimedSize(block);
        String name = name(block, start);
        if (size < 0 || size > source.size() - start - TarHeader.lengthBefore(size)) {
            throw damaged(
                    start,
                    "entry " + Excerpt.of(name)
                            + " is larger than what is left of the file: it was cut short, or the size is a lie");
        }
        return Optional.of(checked(new Entry(name, start, size), block));
    }

    private long paxSize(byte[] block, long start) {
        if (TarHeader.claimedSize(block) > TarHeader.BLOCK) {
            return -1;
        }
        return TarHeader.claimedPaxSize(bytes.at(start + TarHeader.BLOCK, TarHeader.BLOCK));
    }

    private String name(byte[] block, long start) {
        boolean pax = TarHeader.isPax(block);
        return TarHeader.claimedName(pax ? bytes.at(start + 2 * TarHeader.BLOCK, TarHeader.BLOCK) : block);
    }

    private Entry checked(Entry entry, byte[] block) {
        if (!TarHeader.isPax(block) && !TarHeader.isRegular(block)) {
            throw damaged(entry.start(), "entry " + Excerpt.of(entry.name()) + " is not a regular file");
        }
        byte[] wanted = prescribed(entry);
        int difference = Arrays.mismatch(wanted, bytes.at(entry.start(), wanted.length));
        if (difference >= 0) {
            throw damaged(
                    entry.start() + difference,
                    "the header of entry " + Excerpt.of(entry.name()) + " is not as version 1 writes it");
        }
        return entry;
    }

    private byte[] prescribed(Entry entry) {
        boolean writable = entry.name().length() <= 88 && entry.name().chars().allMatch(c -> c > ' ' && c < 127);
        if (!writable) {
            throw damaged(entry.start(), "an entry with the name " + Excerpt.of(entry.name()));
        }
        return TarHeader.of(entry.name(), entry.size());
    }

    private Problem damaged(long offset, String what) {
        return source.suspected(Problem.notAuthentic(source.name() + " is damaged at byte " + offset + ": " + what));
    }

    private static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[block.length]);
    }
}
