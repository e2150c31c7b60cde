package dev.roadcase.bundler.spec.step;

import dev.roadcase.bundler.spec.value.Choice;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.value.TimeSpan;
import dev.roadcase.bundler.spec.workload.StepManifest;
import dev.roadcase.bundler.spec.workload.Wait;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a step does: a mapping with one verb, and what belongs to the verb. */
final class ActionBlock {
    private final StepScope scope;
    private final Map<String, Function<YamlNode, Optional<? extends StepAction>>> verbs = new LinkedHashMap<>();

    ActionBlock(StepScope scope) {
        this.scope = scope;
        verbs.put("apply", this::apply);
        verbs.put("delete", this::delete);
        verbs.put("build", node -> only(node, "build", scope::requireBuilt).map(BuildImage::new));
        verbs.put(
                "withdraw", node -> only(node, "withdraw", scope::requireBuilt).map(WithdrawImage::new));
        verbs.put("key", node -> only(node, "key").flatMap(this::key));
        verbs.put("post", this::post);
        verbs.put("scale", node -> only(node, "scale").flatMap(this::scale));
        verbs.put("machine", node -> only(node, "machine").flatMap(this::machine));
        verbs.put("open", node -> only(node, "open", scope::requirePage).map(OpenPage::new));
        verbs.put("wait", node -> only(node, "wait", TimeSpan::parse).map(WaitTime::new));
    }

    Optional<StepAction> read(YamlNode node) {
        Optional<String> verb = verbs.keySet().stream()
                .filter(name -> node.peek(name).isPresent())
                .findFirst();
        if (verb.isEmpty()) {
            node.problem("not an action of a step: it has none of the keys " + String.join(", ", verbs.keySet()));
        }
        return verb.flatMap(name -> verbs.get(name).apply(node));
    }

    private static Optional<YamlNode> only(YamlNode node, String verb) {
        return node.map(List.of(verb)).flatMap(map -> map.required(verb));
    }

    private static <T> Optional<T> only(YamlNode node, String verb, Function<String, T> parser) {
        return only(node, verb).flatMap(value -> value.parse(parser));
    }

    private Optional<StepAction> apply(YamlNode node) {
        return node.map(List.of("apply", "set", "wait")).flatMap(map -> {
            Optional<Wait> pause = map.optional("wait").flatMap(Wait::read);
            return manifest(map, "apply").map(its -> new ApplyManifests(its, pause));
        });
    }

    private Optional<StepAction> delete(YamlNode node) {
        return node.map(List.of("delete", "set"))
                .flatMap(map -> manifest(map, "delete").map(DeleteManifests::new));
    }

    private Optional<StepManifest> manifest(YamlMap map, String verb) {
        Map<String, String> set = scope.texts().pairs(map, "set");
        Optional<String> path = map.required(verb)
                .flatMap(node -> node.parse(text -> scope.paths().file(PathRule.requireRelative(text))));
        Optional<StepManifest> manifest = map.node().attempt(() -> new StepManifest(path.orElseThrow(), set));
        manifest.ifPresent(its -> scope.manifests().accept(its.manifests(), its.names()));
        return manifest;
    }

    private Optional<StepAction> post(YamlNode node) {
        return node.map(List.of("post", "form")).flatMap(map -> {
            Optional<String> url =
                    map.required("post").flatMap(text -> scope.texts().address(text));
            return url.map(its -> new PostForm(its, scope.texts().pairs(map, "form")));
        });
    }

    private Optional<StepAction> key(YamlNode node) {
        return node.map(List.of("path", "value")).flatMap(map -> {
            Optional<EtcdKey> key = map.required("path").flatMap(path -> path.parse(scope::requireKey));
            Optional<String> value =
                    map.optional("value").flatMap(text -> scope.texts().text(text));
            return key.map(
                    its -> value.<StepAction>map(text -> new PutKey(its, text)).orElse(new DeleteKey(its)));
        });
    }

    private Optional<StepAction> scale(YamlNode node) {
        return node.map(List.of("kind", "namespace", "name", "replicas")).flatMap(map -> {
            Optional<String> kind =
                    map.required("kind").flatMap(text -> scope.texts().text(text));
            Optional<String> name = map.required("name").flatMap(YamlNode::text);
            String namespace = map.optional("namespace").flatMap(YamlNode::text).orElse("default");
            Optional<Integer> replicas =
                    map.required("replicas").flatMap(number -> map.number("replicas", 0, ScaleWorkload.MOST));
            return node.attempt(
                    () -> new ScaleWorkload(kind.orElseThrow(), namespace, name.orElseThrow(), replicas.orElseThrow()));
        });
    }

    private Optional<StepAction> machine(YamlNode node) {
        return node.map(List.of("name", "power")).flatMap(map -> {
            Optional<String> name =
                    map.required("name").flatMap(text -> scope.texts().text(text));
            Optional<SwitchMachine.Power> power =
                    map.required("power").flatMap(word -> word.parse(Choice.of(SwitchMachine.Power.class)));
            return node.attempt(() -> new SwitchMachine(name.orElseThrow(), power.orElseThrow()));
        });
    }
}
