package dev.roadcase.bundler.doctor;

import java.util.List;

/** Looks at one thing that could spoil a show, and changes nothing. */
@FunctionalInterface
interface Examination {
    /**
     * What it finds; nothing if all is well.
     *
     * @throws dev.roadcase.agent.problem.Problem if it cannot look
     */
    List<Symptom> symptoms();
}
