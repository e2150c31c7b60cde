package dev.roadcase.agent.file;

import dev.roadcase.agent.format.Digest;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was recorded of the files on a machine. As text it is a line for each fact: {@code file sha256:… PATH}, {@code
 * made PATH}, {@code left PATH}. A line that is none is passed over.
 *
 * @param files digests of all that we ever wrote at a path
 * @param made folders that we had to make
 * @param left folders that others had made before we came
 */
public record WrittenRecord(SortedMap<String, Set<Digest>> files, SortedSet<String> made, SortedSet<String> left) {
    static final WrittenRecord EMPTY = new WrittenRecord(new TreeMap<>(), new TreeSet<>(), new TreeSet<>());

    private static final Pattern FILE = Pattern.compile("file (sha256:[0-9a-f]{64}) (/.+)");
    private static final Pattern MADE = Pattern.compile("made (/.+)");
    private static final Pattern LEFT = Pattern.compile("left (/.+)");

    public WrittenRecord {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        made = Collections.unmodifiableSortedSet(new TreeSet<>(made));
        left = Collections.unmodifiableSortedSet(new TreeSet<>(left));
    }

    static WrittenRecord parse(String text) {
        WrittenRecord record = EMPTY;
        for (String line : text.lines().filter(WrittenRecord::isSafe).toList()) {
            Matcher file = FILE.matcher(line);
            Matcher made = MADE.matcher(line);
            Matcher left = LEFT.matcher(line);
            if (file.matches()) {
                record = record.with(file.group(2), Digest.parse(file.group(1)), Set.of());
            } else if (made.matches()) {
                record = record.making(made.group(1));
            } else if (left.matches()) {
                record = record.leaving(Set.of(left.group(1)));
            }
        }
        return record;
    }

    /** No path of ours leads upwards. */
    private static boolean isSafe(String line) {
        return !line.contains("/../") && !line.endsWith("/..");
    }

    WrittenRecord with(String path, Digest digest, Collection<String> folders) {
        SortedMap<String, Set<Digest>> more = new TreeMap<>(files);
        more.merge(path, Set.of(digest), WrittenRecord::union);
        SortedSet<String> all = new TreeSet<>(made);
        all.addAll(folders);
        return new WrittenRecord(more, all, left);
    }

    WrittenRecord leaving(Collection<String> folders) {
        SortedSet<String> all = new TreeSet<>(left);
        all.addAll(folders);
        return new WrittenRecord(files, made, all);
    }

    private WrittenRecord making(String folder) {
        SortedSet<String> all = new TreeSet<>(made);
        all.add(folder);
        return new WrittenRecord(files, all, left);
    }

    private static Set<Digest> union(Set<Digest> some, Set<Digest> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        Stream<String> written = files.entrySet().stream()
                .flatMap(file ->
                        file.getValue().stream().sorted().map(digest -> "file " + digest + " " + file.getKey()));
        return Stream.of(
                        written,
                        made.stream().map(path -> "made " + path),
                        left.stream().map(path -> "left " + path))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
