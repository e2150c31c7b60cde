package dev.roadcase.agent.node.removal;

import java.util.List;

/**
 * What was taken from a machine.
 *
 * @param taken each thing with its kind
 */
public record Removed(List<String> taken) {
    public Removed {
        taken = List.copyOf(taken);
    }

    /** {@code removed 57 things, nothing of roadcase is left}: the words that scripts rely on. */
    @Override
    public String toString() {
        return taken.isEmpty()
                ? "nothing of roadcase is left"
                : "removed " + taken.size() + " things, nothing of roadcase is left";
    }
}
