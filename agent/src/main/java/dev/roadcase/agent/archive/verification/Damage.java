package dev.roadcase.agent.archive.verification;

import dev.roadcase.agent.problem.Problem;
import java.util.Optional;

/**
 * A place where a bundle is damaged.
 *
 * @param offset in the file, in bytes
 * @param entry its name, or a phrase for what stands between entries
 * @param cause if reading failed
 */
record Damage(long offset, String entry, String what, Optional<Problem> cause) {

    static Damage of(long offset, String entry, String what) {
        return new Damage(offset, entry, what, Optional.empty());
    }

    Problem problem(String file) {
        return cause.orElseGet(
                () -> Problem.notAuthentic(file + " is damaged at byte " + offset + ", entry " + entry + ": " + what)
                        .advise("copy it again from a good copy, or prepare it again"));
    }
}
