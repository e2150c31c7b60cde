package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** How long to ask a server again that does not answer. Pauses double from 250 ms to 5 s. */
record Patience(Duration length) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A question that may stay without an answer. */
    interface Question<T> {
        T ask() throws IOException;
    }

    /**
     * Asks until there is an answer, at least once.
     *
     * @param otherwise makes a problem of the last failure, when the time is over
     */
    <T> T until(Question<T> question, Function<IOException, Problem> otherwise) {
        long end = System.nanoTime() + length.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return question.ask();
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    throw otherwise.apply(e);
                }
            }
            sleep(pause);
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }
}
