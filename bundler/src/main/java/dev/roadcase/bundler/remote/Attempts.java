package dev.roadcase.bundler.remote;

import dev.roadcase.agent.problem.Problem;
import java.time.Duration;

/** The attempts at one thing. For one thread. */
public final class Attempts {
    private static final int MOST_IN_A_ROW = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    /** What a server may ask for at most; whoever is told to come back later than that had better be told. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    /** An attempt that brings so many bytes is a success that was cut. */
    private static final long SOME = 1 << 20;

    private final String what;
    private final Retries retries;
    private int inARow;
    private int taken;

    Attempts(String what, Retries retries) {
        this.what = what;
        this.retries = retries;
    }

    /**
     * Returns when the next attempt is to be made.
     *
     * @param moved bytes that the attempt brought before it failed; if these are many, it costs nothing of the budget
     * @throws Problem the failure itself, where another attempt is of no use, or one too many
     */
    public void failed(Problem failure, long moved) {
        TransientFailure passing = TransientFailure.of(failure).orElseThrow(() -> failure);
        inARow = moved >= SOME ? 1 : inARow + 1;
        boolean spent = moved >= SOME ? giveBack() : !take();
        if (spent || inARow >= MOST_IN_A_ROW || passing.retryAfter().compareTo(LONGEST_WAIT) > 0) {
            throw last(failure, spent);
        }
        retries.await(what, wait(passing.retryAfter()), passing.getMessage());
    }

    private boolean take() {
        boolean had = retries.spend();
        taken += had ? 1 : 0;
        return had;
    }

    /** A link that was gone for a while and is back takes nothing from later ones; returns false. */
    private boolean giveBack() {
        retries.giveBack(taken);
        taken = 0;
        return false;
    }

    private Duration wait(Duration asked) {
        Duration own = FIRST_WAIT.multipliedBy(1L << (inARow - 1));
        return own.compareTo(asked) > 0 ? own : asked;
    }

    private Problem last(Problem failure, boolean spent) {
        String times = inARow == 1 ? "" : "; tried " + inARow + " times";
        String all = spent && retries.budget() > 0
                ? "; " + retries.budget() + " transfers of this run have failed before"
                : "";
        Problem last = Problem.upstream(failure.getMessage() + times + all).causedBy(failure.getCause());
        return failure.advice().map(last::advise).orElse(last);
    }
}
