package dev.roadcase.inaetics.registration;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service is. */
public enum Kind {
    PRODUCER,
    QUEUE,
    PROCESSOR,
    VIEWER;

    /** @throws IllegalArgumentException that says which kinds there are */
    static Kind read(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind is none of " + words()));
    }

    private static String words() {
        return Stream.of(values()).map(Kind::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
