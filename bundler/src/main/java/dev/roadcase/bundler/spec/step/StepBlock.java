package dev.roadcase.bundler.spec.step;

import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads an item of {@code steps}. */
public final class StepBlock {
    private static final List<String> KEYS = List.of("name", "say", "see", "do", "undo", "check");

    private final StepScope scope;
    private final ActionBlock actions;
    private final Once names = new Once("the step");

    /** @param scope what steps may name */
    public StepBlock(StepScope scope) {
        this.scope = scope;
        this.actions = new ActionBlock(scope);
    }

    /** Reads it. */
    public Optional<DemoStep> read(YamlNode node) {
        return node.map(KEYS).flatMap(map -> {
            Optional<String> name = names.value(map.required("name"), DemoStep::requireName);
            Optional<List<StepAction>> work = map.required("do").map(list -> list.someOf(actions::read));
            List<StepAction> undo = undo(map, work.orElse(List.of()));
            List<Check> checks = map.list("check", check -> Check.read(check, scope.texts()));
            return node.attempt(() -> new DemoStep(
                    name.orElseThrow(), text(map, "say"), text(map, "see"), work.orElseThrow(), undo, checks));
        });
    }

    private Optional<String> text(YamlMap map, String key) {
        return map.optional(key).flatMap(node -> scope.texts().text(node)).map(PrintableText::require);
    }

    private List<StepAction> undo(YamlMap map, List<StepAction> work) {
        if (map.has("undo")) {
            return map.list("undo", actions::read);
        }
        List<StepAction> undo = new ArrayList<>();
        for (StepAction action : work) {
            action.reverse().ifPresent(undo::add);
            if (needsUndo(action)) {
                map.node().problem("how the step is undone does not follow from its actions: add the key \"undo\"");
                return List.of();
            }
        }
        Collections.reverse(undo);
        return undo;
    }

    private static boolean needsUndo(StepAction action) {
        return action instanceof PutKey
                || action instanceof DeleteKey
                || action instanceof ScaleWorkload
                || action instanceof PostForm;
    }
}
