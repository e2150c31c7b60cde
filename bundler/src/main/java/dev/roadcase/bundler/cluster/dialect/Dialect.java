package dev.roadcase.bundler.cluster.dialect;

import dev.roadcase.agent.format.Excerpt;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The words of {@code --dialect}. A {@link UserDataReader} holds what each of them means. */
public enum Dialect {
    /** Of CoreOS and Flatcar. */
    COREOS("coreos", ".yaml"),
    /** Of every other distribution. */
    CLOUD_INIT("cloud-init", ".yaml"),
    /** Of Flatcar and CoreOS, at a first boot alone. */
    IGNITION("ignition", ".ign");

    private final String word;
    private final String suffix;

    Dialect(String word, String suffix) {
        this.word = word;
        this.suffix = suffix;
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
        return Arrays.stream(values()).map(Dialect::toString).collect(Collectors.joining(", "));
    }

    /** The name of the file for this machine, as the program's own tools expect it. */
    public String fileOf(String machine) {
        return machine + suffix;
    }

    @Override
    public String toString() {
        return word;
    }
}
