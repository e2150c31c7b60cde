package dev.roadcase.bundler.spec.step;

import dev.roadcase.agent.format.Excerpt;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * <code>scale: {kind: KIND, name: NAME, replicas: N}</code>: asks for this number of copies.
 *
 * @param kind as kubectl takes it: {@code ReplicationController}, {@code deployments} or {@code rc}; may contain parameters
 * @param namespace {@code default} where demo.yaml names none
 * @param replicas 0 to 10,000
 */
public record ScaleWorkload(String kind, String namespace, String name, int replicas) implements StepAction {
    static final int MOST = 10_000;

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");

    public ScaleWorkload {
        requireName(namespace);
        requireName(name);
    }

    /** The name, if an object of Kubernetes may have it (Kubernetes, "Object Names and IDs"). */
    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a name of Kubernetes (lower-case letters, digits, dashes and dots): " + Excerpt.of(name));
        }
        return name;
    }

    @Override
    public Optional<StepAction> reverse() {
        return Optional.empty();
    }
}
