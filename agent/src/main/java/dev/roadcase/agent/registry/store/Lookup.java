package dev.roadcase.agent.registry.store;

import java.util.function.Function;

/** What was found under a name, a tag or a digest, or why nothing was. */
public sealed interface Lookup<T> {

    /** It is here. */
    record Found<T>(T thing) implements Lookup<T> {}

    /**
     * It is not.
     *
     * @param why a sentence for the client
     */
    record Absent<T>(Absence kind, String why) implements Lookup<T> {}

    /** What is not here, for clients that ask no further than that. */
    enum Absence {
        NAME,
        MANIFEST,
        BLOB,
        /** It may be here, but what would tell cannot be read. */
        UNREADABLE
    }

    /** It is not here. */
    static <T> Lookup<T> absent(Absence kind, String why) {
        return new Absent<>(kind, why);
    }

    /** What is here; else what {@code refusal} makes of the reason is thrown. */
    default T orElseThrow(Function<Absent<T>, ? extends RuntimeException> refusal) {
        if (this instanceof Found<T> found) {
            return found.thing();
        }
        throw refusal.apply((Absent<T>) this);
    }
}
