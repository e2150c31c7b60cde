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

    /** What kind of thing is not here. What says more than the others comes last. */
    enum Absence {
        NAME,
        MANIFEST,
        BLOB,
        /** It may be here, but what names it cannot be read. */
        UNREADABLE,
        /** It is not here because nobody asked for its platform. */
        LEFT_OUT
    }

    /** It is not here. */
    static <T> Lookup<T> absent(Absence kind, String why) {
        return new Absent<>(kind, why);
    }

    /** The thing, if it is here. Else {@code refusal} makes an exception of the reason. */
    default T orElseThrow(Function<Absent<T>, ? extends RuntimeException> refusal) {
        if (this instanceof Found<T> found) {
            return found.thing();
        }
        throw refusal.apply((Absent<T>) this);
    }
}
