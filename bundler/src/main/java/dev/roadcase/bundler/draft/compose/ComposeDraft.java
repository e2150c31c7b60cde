package dev.roadcase.bundler.draft.compose;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.draft.plan.Draft;
import dev.roadcase.bundler.draft.plan.DraftCheck;
import dev.roadcase.bundler.draft.plan.DraftPage;
import dev.roadcase.bundler.draft.plan.DraftWorkload;
import dev.roadcase.bundler.draft.plan.NodePorts;
import dev.roadcase.bundler.draft.plan.ServiceNames;
import dev.roadcase.bundler.draft.plan.WebPorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts a demo from a Compose file: a manifest for each of its services. */
public final class ComposeDraft {
    /** What Docker lays over a Compose file by itself. */
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yaml",
            "compose.override.yml",
            "docker-compose.override.yaml",
            "docker-compose.override.yml");

    private final Path file;
    private final ProjectFiles files;
    private final Interpolation values;
    private final ServiceNames labels = new ServiceNames();
    private final NodePorts machines = new NodePorts();
    private final List<DraftWorkload> workloads = new ArrayList<>();
    private final List<DraftPage> pages = new ArrayList<>();
    private final List<DraftCheck> checks = new ArrayList<>();
    private final Map<String, String> manifests = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private ComposeDraft(Path file) {
        this.file = file;
        this.files = new ProjectFiles(file.toAbsolutePath().getParent());
        this.values = new Interpolation(files.text(".env").map(DotEnv::parse).orElse(DotEnv.NONE));
    }

    /**
     * Reads the file, and what it names in its folder.
     *
     * @throws Problem bad input, if it is no Compose file
     */
    public static Draft of(Path file) {
        return new ComposeDraft(file).draft();
    }

    private Draft draft() {
        Tree compose = TreeReader.read(file);
        Map<String, Tree> services = new Services(files, remarks).of(compose, file);
        services.keySet().forEach(labels::of);
        services.forEach((name, service) -> add(name, service, Services.isAwaited(name, services.values())));
        remarkOn(compose);
        String name = compose.at("name").text().map(values::plain).orElseGet(this::folder);
        return new Draft(
                ServiceNames.label(name),
                file.getFileName().toString(),
                values.parameters(),
                workloads,
                List.of(),
                pages,
                checks,
                manifests,
                remarks);
    }

    private String folder() {
        return Optional.ofNullable(files.folder().normalize().getFileName())
                .map(Path::toString)
                .orElse("demo");
    }

    private void remarkOn(Tree compose) {
        OVERRIDES.stream()
                .filter(name -> files.file(name).isPresent())
                .forEach(name -> remarks.add(name + " was not read"));
        if (compose.has("include")) {
            remarks.add("include: the files that it names were not read");
        }
        if (compose.has("secrets")) {
            remarks.add("secrets: make each a parameter with \"sensitive: true\" and a Secret in a manifest");
        }
        if (compose.has("configs")) {
            remarks.add("configs: make each a ConfigMap in a manifest");
        }
    }

    private void add(String name, Tree service, boolean awaited) {
        String label = labels.of(name);
        List<String> its = new ArrayList<>();
        if (!label.equals(name)) {
            its.add("its name in Kubernetes is " + label + ": others reach it under that name");
        }
        ServicePorts ports = ServicePorts.of(service, values, machines, its);
        String image = service.at("image").text().map(values::filled).orElse(label + ":draft");
        remarkOnTag(service, its);
        String path = "manifests/" + label + ".yaml";
        manifests.put(
                path,
                new ServiceManifest(name, label, image, service, ports, values, files)
                        .text(file.getFileName().toString(), its));
        Optional<String> heldBack = heldBack(service, image);
        workloads.add(new DraftWorkload(path, true, awaited, heldBack));
        addPages(label, service, ports, heldBack.isEmpty());
    }

    private Optional<String> heldBack(Tree service, String image) {
        if (service.has("build")) {
            return Optional.of("its image is built: list it under images with \"local: " + image
                    + "\" where docker has it, with \"build: " + image
                    + "\", or push it to a registry; then take this line in");
        }
        if (!service.has("image")) {
            return Optional.of("the Compose file names no image for it");
        }
        if (service.has("profiles")) {
            return Optional.of("only in the profiles "
                    + String.join(", ", service.at("profiles").texts().toList()));
        }
        return notAnImage(service);
    }

    private void remarkOnTag(Tree service, List<String> its) {
        String image = values.plain(service.at("image").text().orElse(""));
        if (!image.isEmpty() && !image.substring(image.lastIndexOf('/') + 1).matches(".*[:@].*")) {
            its.add("its image has no tag, which means latest; demo.lock.yaml keeps what that is at prepare");
        }
    }

    private Optional<String> notAnImage(Tree service) {
        String image = values.plain(service.at("image").text().orElse(""));
        boolean known = Placeholders.in(values.filled(service.at("image").text().orElse("")))
                        .size()
                == 1;
        try {
            Reference.parse(image);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return known ? Optional.of("no image has the name " + Excerpt.of(image)) : Optional.empty();
        }
    }

    private void addPages(String label, Tree service, ServicePorts ports, boolean applied) {
        ports.outside().forEach((port, machine) -> {
            Optional<String> scheme = WebPorts.scheme(port.target());
            if (port.protocol().equals("TCP")) {
                String name = ports.outside().size() == 1 ? label : label + " " + port.target();
                pages.add(new DraftPage(
                        name, address(scheme.orElse("http"), machine) + "/", applied && scheme.isPresent()));
            }
        });
        HealthAddress.of(service, values)
                .ifPresent(health -> ports.outside(health.port())
                        .ifPresent(machine -> checks.add(
                                new DraftCheck(address(health.scheme(), machine) + health.path(), applied))));
    }

    private static String address(String scheme, int machine) {
        return scheme + "://${CONTROLLER}:" + machine;
    }
}
