package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One name in a relationship field, with the versions that it accepts (Debian policy 7.1): {@code libc6 (>= 2.34)}. An
 * architecture behind the name, such as {@code :any}, is dropped: an image has one architecture.
 *
 * @param operator one of {@code << <= = >= >>}; absent together with the version
 */
public record Relation(String name, Optional<String> operator, Optional<DebianVersion> version) {
    private static final Pattern TEXT = Pattern.compile(
            "([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9-]+)?\\s*(?:\\(\\s*(<<|<=|=|>=|>>|<|>)\\s*([^\\s)]+)\\s*\\))?");

    /** Reads one relation without alternatives. */
    static Relation parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a relation between packages: " + Excerpt.of(text));
        }
        return new Relation(
                matcher.group(1),
                Optional.ofNullable(matcher.group(2)),
                Optional.ofNullable(matcher.group(3)).map(DebianVersion::new));
    }

    /** Reads a field: each member is a list of alternatives, of which one is needed. */
    public static List<List<Relation>> field(String value) {
        return Arrays.stream(value.split(","))
                .filter(group -> !group.isBlank())
                .map(group ->
                        Arrays.stream(group.split("\\|")).map(Relation::parse).toList())
                .toList();
    }

    /** Whether a package of this version will do; the obsolete {@code <} and {@code >} mean {@code <=} and {@code >=}. */
    boolean accepts(DebianVersion offered) {
        return version.map(wanted -> holds(offered.compareTo(wanted))).orElse(true);
    }

    private boolean holds(int order) {
        return switch (operator.orElseThrow()) {
            case "<<" -> order < 0;
            case "<=", "<" -> order <= 0;
            case "=" -> order == 0;
            case ">>" -> order > 0;
            default -> order >= 0;
        };
    }

    @Override
    public String toString() {
        return name
                + version.map(v -> " (" + operator.orElseThrow() + " " + v + ")")
                        .orElse("");
    }
}
