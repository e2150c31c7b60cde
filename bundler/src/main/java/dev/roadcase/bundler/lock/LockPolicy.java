package dev.roadcase.bundler.lock;

import dev.roadcase.agent.problem.Problem;
import java.util.List;

/** What a prepare may change of what is locked. */
public enum LockPolicy {
    /** What is locked stays. New entries are added, and entries that nothing asks for are dropped. */
    FOLLOW,
    /** The lock has to be exactly what the demo asks for ({@code --locked}). */
    LOCKED,
    /** Everything is chosen anew ({@code --update}). */
    UPDATE;

    /** What a run of the demo knows, given what was locked before. */
    public KnownLock known(Lock former, Wanted wanted) {
        return new KnownLock(begin(former, wanted), former);
    }

    /**
     * The lock to begin with, in which whatever is missing has still to be resolved.
     *
     * @throws Problem bad input, under {@link #LOCKED}, with a line for each difference
     */
    Lock begin(Lock known, Wanted wanted) {
        return switch (this) {
            case UPDATE -> Lock.EMPTY;
            case FOLLOW -> wanted.partOf(known);
            case LOCKED -> exact(known, wanted);
        };
    }

    private static Lock exact(Lock known, Wanted wanted) {
        List<String> differences = new Difference(known, wanted).lines();
        if (!differences.isEmpty()) {
            throw Problem.badInput(String.join("\n", differences))
                    .advise("prepare without --locked, and keep " + LockFile.NAME + " under version control");
        }
        return known;
    }
}
