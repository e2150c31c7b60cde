package dev.roadcase.agent.archive.verification;

import dev.roadcase.agent.problem.Problem;
import java.util.Optional;

/**
 * A place where a bundle is not what it must be.
 *
 * @param offset in the file, in bytes
 * @param entry its name, or a phrase for what stands between entries
 * @param cause where reading failed already
 */
record Damage(long offset, String entry, String what, Optional<Problem> cause) {

    static Damage of(long offset, String entry, String what) {
        return new Damage(offset, entry, what, Optional.empty());
    }

    Problem problem(String file) {
        return cause.orElseGet(
                () -> Problem.notAuthentic(file + " is damaged at byte " + offset + ", entry " + entry + ": " + what)
                        .advise("copy it again from where it was whole, or prepare it again"));
    }
}
