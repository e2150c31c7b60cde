package dev.roadcase.bundler.odd;

import java.util.List;

/**
 * Something odd in a registry, and what becomes of it.
 *
 * @param holds what it holds: the name of the case
 * @param platforms that are asked for
 * @param outcome how prepare ends
 */
record OddCase(String holds, OddContent content, String platforms, Outcome outcome) {

    /** How a prepare of it ends. */
    sealed interface Outcome {
        /** It is an image for these platforms; of them, machines of linux/amd64 get the one with this file. */
        record Image(String platforms, String file) implements Outcome {}

        /** It is no image but an artifact of this type. */
        record OfType(String type) implements Outcome {}

        /** It is refused with these words. */
        record Refused(List<String> words) implements Outcome {}
    }

    /** Taken as an image for linux/amd64 alone, which has the file {@code it}. */
    static OddCase taken(String holds, OddContent content) {
        return image(holds, content, "linux/amd64", "it");
    }

    /** Taken as an image that names these platforms, of which linux/amd64 has this file. */
    static OddCase image(String holds, OddContent content, String platforms, String file) {
        return new OddCase(holds, content, "linux/amd64", new Outcome.Image(platforms, file));
    }

    /** Carried as an artifact of this type. */
    static OddCase artifact(String holds, OddContent content, String type) {
        return new OddCase(holds, content, "linux/amd64", new Outcome.OfType(type));
    }

    static OddCase refused(String holds, OddContent content, String... words) {
        return new OddCase(holds, content, "linux/amd64", new Outcome.Refused(List.of(words)));
    }

    /** The same where other platforms are asked for. */
    OddCase askedFor(String others) {
        return new OddCase(holds, content, others, outcome);
    }

    @Override
    public String toString() {
        return holds;
    }
}
