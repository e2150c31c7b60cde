package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.agent.format.Excerpt;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The words of {@code --dialect}. A {@link UserDataReader} holds what each of them means. */
public enum Dialect {
    /** Of CoreOS and Flatcar. */
    COREOS("coreos"),
    /** Of every other distribution. */
    CLOUD_INIT("cloud-init");

    private final String word;

    Dialect(String word) {
        this.word = word;
    }

    /** Reads the word of {@code --dialect}. */
    public static Dialect parse(String text) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.word.equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("not a dialect (" + words() + "): " + Excerpt.of(text)));
    }

    private static String words() {
        return Arrays.stream(values()).map(Dialect::toString).collect(Collectors.joining(" or "));
    }

    @Override
    public String toString() {
        return word;
    }
}
