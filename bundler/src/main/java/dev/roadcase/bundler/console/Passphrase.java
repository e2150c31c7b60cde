package dev.roadcase.bundler.console;

import dev.roadcase.agent.problem.Problem;
import java.io.Console;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The passphrase of a private key: ROADCASE_PASSPHRASE, or what the user types. It is not shown. */
public final class Passphrase {
    private static final String VARIABLE = "ROADCASE_PASSPHRASE";

    private final Map<String, String> environment;
    private final Optional<Console> terminal;

    /** A passphrase from this environment, or else from this terminal. */
    public Passphrase(Map<String, String> environment, Optional<Console> terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** A passphrase from the user of this process. */
    public static Passphrase ofUser() {
        return new Passphrase(System.getenv(), Optional.ofNullable(System.console()));
    }

    /** The passphrase of a key that exists. */
    public char[] forKey() {
        return fromEnvironment().orElseGet(() -> typed("Passphrase of the key: "));
    }

    /** The passphrase of a new key, typed twice. */
    public char[] forNewKey() {
        return fromEnvironment().orElseGet(this::typedTwice);
    }

    private Optional<char[]> fromEnvironment() {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(word -> !word.isEmpty())
                .map(String::toCharArray);
    }

    private char[] typedTwice() {
        char[] first = typed("New passphrase: ");
        char[] second = typed("Once more: ");
        if (first.length == 0 || !Arrays.equals(first, second)) {
            throw Problem.usage("no passphrase: " + (first.length == 0 ? "nothing was typed" : "the two differ"))
                    .advise("try again, or do without one: --no-passphrase");
        }
        return first;
    }

    private char[] typed(String prompt) {
        Console keyboard = terminal.orElseThrow(() -> Problem.usage("ask for a passphrase: there is no terminal")
                .advise("set " + VARIABLE + ", or do without one: --no-passphrase"));
        return Optional.ofNullable(keyboard.readPassword("%s", prompt)).orElseThrow(Problem::interrupted);
    }
}
