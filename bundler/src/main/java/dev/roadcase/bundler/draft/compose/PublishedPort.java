package dev.roadcase.bundler.draft.compose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A port of a container.
 *
 * @param published on the computer that the Compose file runs on; absent if only other services reach it
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 */
record PublishedPort(int target, Optional<Integer> published, String protocol) {
    private static final int MOST = 100;
    private static final String RANGE = "([0-9]{1,5})(?:-([0-9]{1,5}))?";
    private static final Pattern SHORT = Pattern.compile("(?:(?:(?:\\[[0-9a-fA-F:.]+]|[0-9.]+|[*]|localhost)?:)?(?:"
            + RANGE + ")?:)?" + RANGE + "(?:/([a-zA-Z]+))?");

    PublishedPort {
        require(target);
        published.ifPresent(PublishedPort::require);
        if (!List.of("TCP", "UDP", "SCTP").contains(protocol)) {
            throw new IllegalArgumentException("no protocol of ports: " + protocol);
        }
    }

    /**
     * Reads an item of {@code ports}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static List<PublishedPort> published(Tree item, Interpolation values) {
        String text = item instanceof Tree.Mapping
                ? published(item) + item.at("target").text().orElse("") + "/" + protocol(item)
                : item.text().orElse("");
        return parse(values.plain(text), true);
    }

    /** Reads an item of {@code expose}. */
    static List<PublishedPort> exposed(String text) {
        return parse(text, false);
    }

    private static String published(Tree item) {
        return item.at("published").text().map(text -> text + ":").orElse("");
    }

    private static String protocol(Tree item) {
        return item.at("protocol").text().orElse("tcp");
    }

    private static List<PublishedPort> parse(String text, boolean published) {
        Matcher matcher = SHORT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a port");
        }
        int first = Integer.parseInt(matcher.group(3));
        int last = matcher.group(4) == null ? first : Integer.parseInt(matcher.group(4));
        if (last < first || last - first >= MOST) {
            throw new IllegalArgumentException("not a range of at most " + MOST + " ports");
        }
        int outside = matcher.group(1) == null ? first : Integer.parseInt(matcher.group(1));
        String protocol = Optional.ofNullable(matcher.group(5)).orElse("tcp").toUpperCase(Locale.ROOT);
        Stream<PublishedPort> ports = IntStream.rangeClosed(first, last)
                .mapToObj(target -> new PublishedPort(
                        target, published ? Optional.of(outside + target - first) : Optional.empty(), protocol));
        return ports.toList();
    }

    /** Its name in a Service: at most 15 characters. */
    String name() {
        return protocol.toLowerCase(Locale.ROOT) + "-" + target;
    }

    private static void require(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port (1 to 65535): " + port);
        }
    }
}
