package dev.roadcase.bundler.console;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.parameter.Parameter;
import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** Values of parameters from ROADCASE_PARAMETER_NAME, or from what the user types. A typed secret is not shown. */
public final class Asked {
    private static final String VARIABLE = "ROADCASE_PARAMETER_";

    private final Map<String, String> environment;
    private final Optional<Console> terminal;

    /** Values from this environment, or else from this terminal. */
    public Asked(Map<String, String> environment, Optional<Console> terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Values from the user of this process. */
    public static Asked ofUser() {
        return new Asked(System.getenv(), Optional.ofNullable(System.console()));
    }

    /** The value of a parameter. */
    public String value(Parameter parameter) {
        return Optional.ofNullable(environment.get(VARIABLE + parameter.name())).orElseGet(() -> typed(parameter));
    }

    private String typed(Parameter parameter) {
        Console keyboard = terminal.orElseThrow(() -> Problem.usage(
                        "the parameter " + parameter.name() + " has no value, and there is no terminal to ask")
                .advise("set " + VARIABLE + parameter.name()));
        String prompt = parameter.description().isEmpty()
                ? parameter.name() + ": "
                : parameter.name() + " (" + parameter.description() + "): ";
        Optional<String> said = parameter.sensitive()
                ? Optional.ofNullable(keyboard.readPassword("%s", prompt)).map(String::new)
                : Optional.ofNullable(keyboard.readLine("%s", prompt));
        return said.orElseThrow(Problem::interrupted);
    }
}
