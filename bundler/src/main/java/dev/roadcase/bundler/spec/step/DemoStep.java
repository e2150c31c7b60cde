package dev.roadcase.bundler.spec.step;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.workload.StepManifest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One step of the show. All lists are in the order of demo.yaml.
 *
 * @param name lower-case letters, digits and dashes, at most 40
 * @param say the presenter's words
 * @param see what the audience sees
 * @param actions what is done; at least one
 * @param undo what takes it back
 * @param checks what holds after it was done
 */
public record DemoStep(
        String name,
        Optional<String> say,
        Optional<String> see,
        List<StepAction> actions,
        List<StepAction> undo,
        List<Check> checks) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    public DemoStep {
        requireName(name);
        actions = List.copyOf(actions);
        undo = List.copyOf(undo);
        checks = List.copyOf(checks);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a step without an action");
        }
    }

    /** The manifests that it applies or deletes, also when it is undone. */
    public Stream<StepManifest> manifests() {
        return Stream.concat(actions.stream(), undo.stream()).flatMap(DemoStep::manifest);
    }

    private static Stream<StepManifest> manifest(StepAction action) {
        if (action instanceof ApplyManifests apply) {
            return Stream.of(apply.manifest());
        }
        return action instanceof DeleteManifests delete ? Stream.of(delete.manifest()) : Stream.empty();
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a step's name (lower-case letters, digits and dashes, at most 40): " + Excerpt.of(name));
        }
        return name;
    }
}
