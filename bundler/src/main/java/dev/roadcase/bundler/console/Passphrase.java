package dev.roadcase.bundler.console;

import dev.roadcase.agent.problem.Problem;
import java.io.Console;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The passphrase of a private key or of a show: ROADCASE_PASSPHRASE, or what the user types. It is not shown. */
public final class Passphrase {
    private static final String VARIABLE = "ROADCASE_PASSPHRASE";
    private static final String WITHOUT = "or do without one: --no-passphrase";
    private static final String FROM_TERMINAL = "or run the command in a terminal";

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
        return fromEnvironment().orElseGet(() -> typed("Passphrase of the key: ", WITHOUT));
    }

    /** The passphrase of a new key, typed twice. */
    public char[] forNewKey() {
        return fromEnvironment().orElseGet(() -> typedTwice("New passphrase: ", WITHOUT));
    }

    /** The passphrase under which a show is encrypted. */
    public char[] forShow() {
        return fromEnvironment().orElseGet(() -> typed("Passphrase of the show: ", FROM_TERMINAL));
    }

    /** The passphrase under which a show will be encrypted, typed twice. */
    public char[] forNewShow() {
        return fromEnvironment().orElseGet(() -> typedTwice("New passphrase for the show: ", FROM_TERMINAL));
    }

    private Optional<char[]> fromEnvironment() {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(word -> !word.isEmpty())
                .map(String::toCharArray);
    }

    private char[] typedTwice(String prompt, String otherwise) {
        char[] first = typed(prompt, otherwise);
        char[] second = typed("Once more: ", otherwise);
        if (first.length == 0 || !Arrays.equals(first, second)) {
            throw Problem.usage("no passphrase: " + (first.length == 0 ? "nothing was typed" : "the two differ"))
                    .advise("try again, " + otherwise);
        }
        return first;
    }

    private char[] typed(String prompt, String otherwise) {
        Console keyboard = terminal.orElseThrow(() -> Problem.usage("ask for a passphrase: there is no terminal")
                .advise("set " + VARIABLE + ", " + otherwise));
        return Optional.ofNullable(keyboard.readPassword("%s", prompt)).orElseThrow(Problem::interrupted);
    }
}
