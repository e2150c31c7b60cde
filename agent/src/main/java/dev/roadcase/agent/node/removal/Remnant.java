package dev.roadcase.agent.node.removal;

import java.io.IOException;

/**
 * Something of ours that is on the machine.
 *
 * @param what its kind and its name: {@code file /opt/bin/kubelet}
 * @param taking how it is taken away
 */
record Remnant(String what, Taking taking) {

    /** One that is gone once it was taken away. */
    static Remnant of(String what, Removing removing) {
        return new Remnant(what, () -> {
            removing.remove();
            return true;
        });
    }

    /** Takes something away, whether or not a part of it is gone already. */
    @FunctionalInterface
    interface Taking {
        /** Does it. Answers whether it is gone: what others use stays. */
        boolean take() throws IOException;
    }

    /** The same, where nobody else can use it. */
    @FunctionalInterface
    interface Removing {
        /** Does it. */
        void remove() throws IOException;
    }
}
