package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.problem.Problem;
import java.util.Optional;

/**
 * Something that a host has to answer before anything is fetched.
 *
 * @param host with its port, where that is not the usual one
 * @param ask throws the problem that there is
 */
record HostQuestion(String host, Runnable ask) {

    Optional<Problem> problem() {
        try {
            ask.run();
            return Optional.empty();
        } catch (Problem e) {
            return Optional.of(e);
        }
    }
}
