package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.archive.entry.ClaimedHeader;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds entries by walking from header to header. Every header is compared with the bytes that version 1 prescribes for
 * its name and size, so links, folders, devices, absolute paths, dots and wrong sizes never reach later code.
 */
final class HeaderWalk {
    private static final int MOST = 100_000;
    private static final int LONGEST_NAME = 88;

    private final Source source;
    private final SourceBytes bytes;
    private final Map<String, Entry> byName = new LinkedHashMap<>();

    HeaderWalk(Source source) {
        this.source = source;
        this.bytes = new SourceBytes(source);
    }

    /**
     * Walks all headers.
     *
     * @throws Problem exit 4 if one of them is damaged
     */
    Entries toTheEnd() {
        walk();
        return new Entries(byName, Optional.empty());
    }

    /** Walks up to the first damaged header: the entries before it can still be used. */
    Entries toTheDamage() {
        try {
            return toTheEnd();
        } catch (Problem e) {
            if (e.exitCode() != ExitCode.NOT_AUTHENTIC) {
                throw e;
            }
            return new Entries(byName, Optional.of(e));
        }
    }

    private void walk() {
        long start = 0;
        for (Optional<Entry> entry = at(0); entry.isPresent(); entry = at(start)) {
            add(entry.get());
            start = entry.get().end();
        }
        if (byName.size() < EntryName.FIRST.size()) {
            throw damaged(start, "the archive ends before " + EntryName.FIRST.get(byName.size()));
        }
    }

    private void add(Entry entry) {
        if (byName.size() >= MOST) {
            throw damaged(entry.start(), "more than " + MOST + " entries");
        }
        requirePlace(entry, byName.size());
        if (byName.put(entry.name(), entry) != null) {
            throw damaged(entry.start(), "a second entry " + entry.name());
        }
    }

    private void requirePlace(Entry entry, int place) {
        boolean front = place < EntryName.FIRST.size();
        if (front && !entry.name().equals(EntryName.FIRST.get(place))) {
            throw damaged(
                    entry.start(), "an entry " + quoted(entry) + " where " + EntryName.FIRST.get(place) + " belongs");
        }
        if (!front && EntryName.digest(entry.name()).isEmpty()) {
            throw damaged(entry.start(), "an entry " + quoted(entry) + ", which is not a blob's name");
        }
    }

    /** The entry at this offset, or empty if the archive ends there. */
    Optional<Entry> at(long start) {
        ClaimedHeader header = header(start);
        if (header.isEnd()) {
            return Optional.empty();
        }
        Entry entry = new Entry(name(header, start), start, size(header, start));
        if (entry.size() < 0 || entry.size() > source.size() - entry.offset()) {
            throw damaged(
                    start,
                    "entry " + quoted(entry)
                            + " is larger than what is left of the file: the file was cut short, or the size is wrong");
        }
        requirePrescribed(entry, header);
        return Optional.of(entry);
    }

    private ClaimedHeader header(long at) {
        return new ClaimedHeader(bytes.at(at, TarHeader.BLOCK));
    }

    private long size(ClaimedHeader header, long start) {
        if (!header.isPax()) {
            return header.size();
        }
        return header.size() > TarHeader.BLOCK
                ? -1
                : ClaimedHeader.paxSize(bytes.at(start + TarHeader.BLOCK, TarHeader.BLOCK));
    }

    private String name(ClaimedHeader header, long start) {
        return (header.isPax() ? header(start + 2 * TarHeader.BLOCK) : header).name();
    }

    private void requirePrescribed(Entry entry, ClaimedHeader header) {
        if (!header.isPax() && !header.isRegular()) {
            throw damaged(entry.start(), "entry " + quoted(entry) + " is not a regular file");
        }
        if (!isWritable(entry.name())) {
            throw damaged(entry.start(), "an entry with the name " + quoted(entry));
        }
        byte[] prescribed = TarHeader.of(entry.name(), entry.size());
        int difference = Arrays.mismatch(prescribed, bytes.at(entry.start(), prescribed.length));
        if (difference >= 0) {
            throw damaged(
                    entry.start() + difference,
                    "the header of entry " + quoted(entry) + " is not as version 1 writes it");
        }
    }

    private static boolean isWritable(String name) {
        return name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static String quoted(Entry entry) {
        return Excerpt.of(entry.name());
    }

    private Problem damaged(long offset, String what) {
        return source.suspected(Problem.notAuthentic(source.name() + " is damaged at byte " + offset + ": " + what));
    }
}
