package dev.roadcase.bundler.build.debian.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** The lines of /etc/passwd or /etc/group, by name, in their order: name, password, number, and more. */
final class SystemNames {
    private static final int NUMBER = 2;

    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    SystemNames(String text) {
        text.lines()
                .map(line -> List.of(line.split(":", -1)))
                .filter(line -> line.size() > NUMBER)
                .forEach(this::add);
    }

    /** Adds a line unless its name is there. */
    void add(List<String> line) {
        lines.putIfAbsent(line.get(0), line);
    }

    boolean has(String name) {
        return lines.containsKey(name);
    }

    /** The number of a name, where it is known. */
    Optional<Long> number(String name) {
        return Optional.ofNullable(lines.get(name)).map(line -> Long.parseLong(line.get(NUMBER)));
    }

    boolean isTaken(long number) {
        return lines.values().stream().anyMatch(line -> line.get(NUMBER).equals(Long.toString(number)));
    }

    /** Adds a name to the members in the last field. */
    void join(String group, String user) {
        List<String> line = new ArrayList<>(lines.get(group));
        String members = line.remove(line.size() - 1);
        line.add(
                members.isEmpty() ? user : List.of(members.split(",")).contains(user) ? members : members + "," + user);
        lines.put(group, List.copyOf(line));
    }

    /** Takes all passwords out: x says that they stand in the file that only root reads. */
    void shadow() {
        lines.replaceAll((name, line) -> {
            List<String> changed = new ArrayList<>(line);
            changed.set(1, "x");
            return List.copyOf(changed);
        });
    }

    /** The first number of a row that is free here and there. */
    static long free(LongStream row, LongPredicate taken) {
        return row.filter(number -> !taken.test(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("more system users than Debian has numbers for"));
    }

    /** The text of a file that has for each name what a function makes of its line. */
    String text(Function<List<String>, String> line) {
        StringBuilder text = new StringBuilder();
        lines.values().forEach(one -> text.append(line.apply(one)).append('\n'));
        return text.toString();
    }

    @Override
    public String toString() {
        return text(line -> String.join(":", line));
    }
}
