package dev.roadcase.bundler.draft.manifest;

import dev.roadcase.bundler.draft.plan.DraftPage;
import dev.roadcase.bundler.draft.plan.WebPorts;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file with objects of Kubernetes.
 *
 * @param name of the file below the folder that was given
 * @param parameters names that have to be filled in
 * @param objects in their order
 */
record FoundManifest(Path file, String name, String text, List<String> parameters, List<YamlNode> objects) {
    private static final Set<String> FIRST = Set.of("Namespace", "CustomResourceDefinition");

    FoundManifest {
        parameters = List.copyOf(parameters);
        objects = List.copyOf(objects);
    }

    /** Whether all of it is objects of Kubernetes. */
    boolean isManifest() {
        return !objects.isEmpty() && objects.stream().allMatch(FoundManifest::isObject);
    }

    private static boolean isObject(YamlNode document) {
        return text(document, "apiVersion").isPresent()
                && text(document, "kind").isPresent();
    }

    /** Whether parameters stand in it, or nothing that looks like one. */
    boolean isFilled() {
        return !parameters.isEmpty() || !text.contains("${");
    }

    /** Its place in the order of applying: what others are made of or live in comes first. */
    int rank() {
        return objects.stream()
                        .anyMatch(object ->
                                text(object, "kind").filter(FIRST::contains).isPresent())
                ? 0
                : 1;
    }

    /** An address for each port of machines that leads to a Service. */
    List<DraftPage> pages() {
        List<DraftPage> pages = new ArrayList<>();
        objects.stream()
                .flatMap(FoundManifest::withItems)
                .filter(object -> text(object, "kind").filter("Service"::equals).isPresent())
                .forEach(service -> addPages(service, pages));
        return pages;
    }

    /** A List holds objects too. */
    private static Stream<YamlNode> withItems(YamlNode object) {
        return Stream.concat(
                Stream.of(object), object.peek("items").stream().flatMap(items -> items.peekItems().stream()));
    }

    private static void addPages(YamlNode service, List<DraftPage> pages) {
        String name = service.peek("metadata").flatMap(its -> text(its, "name")).orElse("service");
        List<YamlNode> ports = service.peek("spec")
                .flatMap(spec -> spec.peek("ports"))
                .map(YamlNode::peekItems)
                .orElse(List.of());
        ports.forEach(port -> number(port, "nodePort").ifPresent(machine -> {
            Optional<String> scheme = scheme(port);
            String title = ports.size() == 1 ? name : name + " " + machine;
            pages.add(new DraftPage(
                    title, scheme.orElse("http") + "://${CONTROLLER}:" + machine + "/", scheme.isPresent()));
        }));
    }

    private static Optional<String> scheme(YamlNode port) {
        String word = text(port, "appProtocol").or(() -> text(port, "name")).orElse("");
        if (word.matches("https?(-.*)?")) {
            return Optional.of(word.startsWith("https") ? "https" : "http");
        }
        return number(port, "targetPort")
                .flatMap(WebPorts::scheme)
                .or(() -> number(port, "port").flatMap(WebPorts::scheme));
    }

    private static Optional<Integer> number(YamlNode node, String key) {
        return text(node, key).filter(digits -> digits.matches("[0-9]{1,5}")).map(Integer::parseInt);
    }

    static Optional<String> text(YamlNode node, String key) {
        return node.peek(key)
                .filter(value -> value.isScalar() && !value.isNull())
                .flatMap(YamlNode::text);
    }
}
