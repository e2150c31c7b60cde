package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.manifest.Template;
import java.util.Optional;
import java.util.Set;

/**
 * A value of a demo that the presenter may choose. Texts use it as <code>${NAME}</code>.
 *
 * @param name letters, digits and underscores
 * @param kind which values it takes
 * @param defaultValue absent if configure asks for the value; a secret has no default
 */
public record Parameter(String name, ParameterKind kind, Optional<String> defaultValue, String description) {
    /** The controller's address, which every demo may use without a declaration. */
    public static final String CONTROLLER = "CONTROLLER";

    /** Names that every demo may use and no demo may declare. */
    public static final Set<String> BUILT_IN = Set.of(CONTROLLER);

    public Parameter {
        requireName(name);
        if (kind.isSecret() && defaultValue.isPresent()) {
            throw new IllegalArgumentException("a sensitive parameter has no default: a bundle would carry it");
        }
        defaultValue.ifPresent(kind::accept);
    }

    /**
     * The value, if this parameter may have it.
     *
     * @throws IllegalArgumentException if it may not; the message does not show a secret
     */
    public String accept(String value) {
        return kind.accept(value);
    }

    /** Whether this parameter may have the value. */
    public boolean takes(String value) {
        try {
            accept(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether its value is a secret, which no bundle and no log may hold. */
    public boolean sensitive() {
        return kind.isSecret();
    }

    /**
     * Whether a value is always a text where it stands in a manifest, also if it looks like a number: a secret that is not
     * bound to numbers, or a free text with a default that is no number.
     */
    public boolean isText() {
        return kind.isText()
                && (sensitive() || defaultValue.filter(Template::isText).isPresent());
    }

    static String requireName(String name) {
        if (!Placeholders.isName(name)) {
            throw new IllegalArgumentException(
                    "not a parameter's name (letters, digits and underscores, at most 64): " + Excerpt.of(name));
        }
        if (BUILT_IN.contains(name)) {
            throw new IllegalArgumentException(name + " is a parameter of every demo: it cannot be declared");
        }
        return name;
    }
}
