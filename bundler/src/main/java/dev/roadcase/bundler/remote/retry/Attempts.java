package dev.roadcase.bundler.remote.retry;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.TransientFailure;

/** The attempts at one thing. For one thread. */
public final class Attempts {
    private final String what;
    private final Retries retries;
    private final RetryPolicy policy;
    private int inARow;
    private int taken;

    Attempts(String what, Retries retries) {
        this.what = what;
        this.retries = retries;
        this.policy = retries.policy();
    }

    /**
     * Returns when the next attempt is to be made.
     *
     * @param moved bytes that the attempt brought before it failed
     * @throws Problem the failure itself, where another attempt is of no use, or one too many
     */
    public void failed(Problem failure, long moved) {
        TransientFailure passing = TransientFailure.of(failure).orElseThrow(() -> failure);
        boolean progressed = moved >= policy.progress();
        inARow = progressed ? 1 : inARow + 1;
        boolean spent = progressed ? giveBack() : !take();
        if (spent || inARow >= policy.tries() || !policy.allows(passing.retryAfter())) {
            throw last(failure, spent);
        }
        retries.await(what, policy.wait(inARow, passing.retryAfter()), passing.getMessage());
    }

    private boolean take() {
        boolean had = retries.spend();
        taken += had ? 1 : 0;
        return had;
    }

    /** A link that was away for a while and is back has taken nothing from later transfers. */
    private boolean giveBack() {
        retries.giveBack(taken);
        taken = 0;
        return false;
    }

    private Problem last(Problem failure, boolean spent) {
        String times = inARow == 1 ? "" : "; tried " + inARow + " times";
        String all = spent && policy.failuresInARun() > 0
                ? "; " + policy.failuresInARun() + " transfers of this run have failed before"
                : "";
        Problem last = Problem.upstream(failure.getMessage() + times + all).causedBy(failure.getCause());
        return failure.advice().map(last::advise).orElse(last);
    }
}
