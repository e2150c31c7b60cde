package dev.roadcase.bundler.draft.compose;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services of a Compose file, with what they extend, the ones that others depend on first. */
final class Services {
    private static final int MOST = 200;
    private static final int DEEPEST = 16;
    private static final String EXTENDS = "extends";

    private final ProjectFiles files;
    private final List<String> remarks;
    private final Map<String, Tree> found = new LinkedHashMap<>();

    /** @param remarks gets a line for what cannot be followed */
    Services(ProjectFiles files, List<String> remarks) {
        this.files = files;
        this.remarks = remarks;
    }

    /**
     * By their names.
     *
     * @param file for messages
     * @throws Problem bad input, if there are none, or too many
     */
    Map<String, Tree> of(Tree compose, Path file) {
        Map<String, Tree> services = compose.at("services").entries();
        if (services.isEmpty() || services.size() > MOST) {
            throw Problem.badInput(file + (services.isEmpty() ? " has no services" : " has over " + MOST + " services"))
                    .advise("give a Compose file, a folder of manifests, or nothing: bundle init --help");
        }
        services.forEach((name, service) -> {
            if (!(service instanceof Tree.Mapping)) {
                throw Problem.badInput(file + ": the service " + Excerpt.of(name) + " is not a mapping");
            }
            found.put(name, extended(service, compose, name, 0));
        });
        return inOrder();
    }

    private Tree extended(Tree service, Tree compose, String name, int depth) {
        if (!service.has(EXTENDS)) {
            return service;
        }
        Tree from = service.at(EXTENDS);
        String base = from.at("service").text().or(from::text).orElse("");
        Optional<Tree> other = from.at("file").text().map(this::file).orElse(Optional.of(compose));
        Optional<Tree> below = other.map(tree -> tree.at("services").at(base)).filter(Tree.Mapping.class::isInstance);
        if (below.isEmpty() || depth > DEEPEST) {
            remarks.add(name + ": what it extends was not found (" + base + ")");
            return without(service);
        }
        return Overlay.of(without(extended(below.get(), other.get(), name, depth + 1)), without(service));
    }

    private Optional<Tree> file(String name) {
        return files.file(name).map(TreeReader::read);
    }

    private static Tree without(Tree service) {
        Map<String, Tree> fields = new LinkedHashMap<>(service.entries());
        fields.remove(EXTENDS);
        return new Tree.Mapping(fields);
    }

    private Map<String, Tree> inOrder() {
        Map<String, Tree> order = new LinkedHashMap<>();
        Set<String> open = new HashSet<>();
        found.keySet().forEach(name -> put(name, order, open));
        return order;
    }

    /** What it depends on comes first; where services depend on each other in a circle, the order of the file counts. */
    private void put(String name, Map<String, Tree> order, Set<String> open) {
        if (found.containsKey(name) && !order.containsKey(name) && open.add(name)) {
            needs(found.get(name)).forEach(need -> put(need, order, open));
            order.put(name, found.get(name));
        }
    }

    /** The names in {@code depends_on}. */
    static Collection<String> needs(Tree service) {
        Tree needs = service.at("depends_on");
        return needs instanceof Tree.Mapping map
                ? new LinkedHashSet<>(map.fields().keySet())
                : new ArrayList<>(needs.texts().toList());
    }

    /** Whether one of these needs the service to be well, or done, before it starts itself. */
    static boolean isAwaited(String name, Collection<Tree> all) {
        return all.stream()
                .flatMap(service -> service.at("depends_on").at(name).at("condition").text().stream())
                .anyMatch(condition -> !condition.equals("service_started"));
    }
}
