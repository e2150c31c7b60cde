package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Placeholders;
import java.util.Optional;
import java.util.Set;

/**
 * One thing about a demo that the person who shows it may choose; texts name it as <code>${NAME}</code>.
 *
 * @param name letters, digits and underscores
 * @param kind which values it takes
 * @param defaultValue absent where configure asks for the value; a secret has none
 */
public record Parameter(String name, ParameterKind kind, Optional<String> defaultValue, String description) {
    /** Known in every demo without a declaration: the controller's address. */
    public static final String CONTROLLER = "CONTROLLER";

    /** Names that no demo declares, and every demo may use. */
    public static final Set<String> BUILT_IN = Set.of(CONTROLLER);

    public Parameter {
        requireName(name);
        if (kind.isSecret() && defaultValue.isPresent()) {
            throw new IllegalArgumentException("a sensitive parameter has no default: a bundle would carry it");
        }
        defaultValue.ifPresent(kind::accept);
    }

    /**
     * The value, if it may be given to this parameter.
     *
     * @throws IllegalArgumentException where it may not; a secret value is not shown
     */
    public String accept(String value) {
        return kind.accept(value);
    }

    /** Whether its value is a secret: never in a bundle or a log. */
    public boolean sensitive() {
        return kind.isSecret();
    }

    static String requireName(String name) {
        if (!Placeholders.isName(name)) {
            throw new IllegalArgumentException(
                    "not a parameter's name (letters, digits and underscores, at most 64): " + Excerpt.of(name));
        }
        if (BUILT_IN.contains(name)) {
            throw new IllegalArgumentException(name + " is known already: it cannot be declared");
        }
        return name;
    }
}
