package dev.roadcase.agent.console;

import dev.roadcase.agent.problem.Problem;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Asks the user before something is deleted, or written where it may not be meant to go. */
public record Agreement(Optional<Console> terminal) {
    private static final Set<String> YES = Set.of("y", "yes");

    /** The user of this process. */
    public static Agreement ofUser() {
        return new Agreement(Optional.ofNullable(System.console()));
    }

    /**
     * Asks, and takes nothing but y and yes for a yes.
     *
     * @param question with its question mark
     * @throws Problem exit 2 if the user does not agree, or cannot be asked
     */
    public void require(String question) {
        Console keyboard = terminal.orElseThrow(() ->
                Problem.usage(question + " there is no terminal to ask").advise("say that it may be done: --yes"));
        String said =
                Optional.ofNullable(keyboard.readLine("%s [y/N] ", question)).orElseThrow(Problem::interrupted);
        if (!YES.contains(said.strip().toLowerCase(Locale.ROOT))) {
            throw Problem.usage("nothing was done");
        }
    }
}
