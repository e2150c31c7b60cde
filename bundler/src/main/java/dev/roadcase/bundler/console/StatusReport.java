package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.bundler.apiserver.RunningWorkload;
import dev.roadcase.bundler.show.HostCluster;
import dev.roadcase.bundler.status.MachineStatus;
import dev.roadcase.bundler.status.RegistryStatus;
import dev.roadcase.bundler.status.ShowStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a show is, for people.
 *
 * @param passwords values of the demo's secrets by name, which the lines show and the document does not; none where nobody
 *     is to see them
 */
public record StatusReport(ShowStatus status, Map<String, String> passwords) {
    private static final int MOST_PUSHED = 5;

    public StatusReport {
        passwords = Collections.unmodifiableMap(new LinkedHashMap<>(passwords));
    }

    /** Without any secret. */
    public StatusReport(ShowStatus status) {
        this(status, Map.of());
    }

    /** Its lines. The last one says whether the demo could be shown. */
    public List<String> lines() {
        return Stream.of(
                        Stream.of(title()),
                        machines(),
                        workloads(),
                        visits(),
                        secrets(),
                        Stream.of(steps(), pushed()),
                        verdict())
                .flatMap(part -> part)
                .toList();
    }

    private String title() {
        return status.show().demo().name() + " " + status.show().demo().version() + "  "
                + status.show().path();
    }

    private Stream<String> machines() {
        if (isGuest()) {
            HostCluster host = status.show().host().orElseThrow();
            return Stream.of("in the cluster of the context " + host.context().name() + ", namespace "
                    + host.context().namespace());
        }
        Table table = new Table("MACHINE", "ADDRESS", "PHASE", "NODE", "");
        status.machines()
                .forEach(machine -> table.row(
                        machine.machine().name(),
                        machine.machine().address().toString(),
                        phase(machine),
                        node(machine),
                        machine.isReady() ? "" : machine.trouble()));
        return table.toString().lines();
    }

    private String phase(MachineStatus machine) {
        String unheard = status.registry().part(its -> "missing", "unknown");
        return machine.registration().map(its -> its.phase().toString()).orElse(unheard);
    }

    private static String node(MachineStatus machine) {
        return machine.nodeReady().map(ready -> ready ? "ready" : "not ready").orElse("unknown");
    }

    private Stream<String> workloads() {
        if (status.workloads().part(List::isEmpty, true)) {
            return Stream.of("workloads: " + (status.workloads().trouble().isEmpty() ? "none" : "unknown"));
        }
        Table table = new Table("WORKLOAD", "PODS READY", "");
        status.workloads()
                .part(its -> its, List.<RunningWorkload>of())
                .forEach(workload -> table.row(
                        workload.toString(),
                        workload.pods() + " of " + workload.asked(),
                        workload.ready() ? "" : "not ready"));
        return table.toString().lines();
    }

    private Stream<String> visits() {
        Table table = new Table("PAGE OR CHECK", "ADDRESS", "");
        status.pages().forEach(page -> table.row(page.page().name(), page.page().url(), or(page.trouble(), "answers")));
        status.checks().forEach(check -> table.row("check", check.check().http(), or(check.trouble(), "holds")));
        boolean none = status.pages().isEmpty() && status.checks().isEmpty();
        return none ? Stream.of("pages and checks: none") : table.toString().lines();
    }

    private Stream<String> secrets() {
        Table table = new Table("PASSWORD", "VALUE");
        passwords.forEach((name, value) -> table.row(name, value.replaceAll("\\p{Cntrl}", " ")));
        return passwords.isEmpty() ? Stream.of() : table.toString().lines();
    }

    /** Its names alone. */
    @Override
    public String toString() {
        return status.show().path() + " " + passwords.keySet();
    }

    private static String or(String trouble, String fine) {
        return trouble.isEmpty() ? fine : trouble;
    }

    private String steps() {
        int all = status.show().demo().steps().size();
        String done = String.join(", ", status.done());
        return "steps done: " + status.done().size() + " of " + all + (done.isEmpty() ? "" : ": " + done);
    }

    private String pushed() {
        if (isGuest()) {
            return "registry: " + status.show().registry();
        }
        List<RegistryStatus.RegistryPush> pushed = status.registry().part(RegistryStatus::pushed, List.of());
        String latest = pushed.stream()
                .limit(MOST_PUSHED)
                .map(RegistryStatus.RegistryPush::image)
                .collect(Collectors.joining(", "));
        String more = pushed.size() > MOST_PUSHED ? ", and " + (pushed.size() - MOST_PUSHED) + " before" : "";
        return "pushed: " + (status.registry().answer().isEmpty() ? "unknown" : or(latest + more, "nothing"));
    }

    private boolean isGuest() {
        return status.show().host().isPresent();
    }

    private Stream<String> verdict() {
        int machines = status.machines().size();
        String ready = isGuest()
                ? ""
                : ", " + (machines - status.absent().size()) + " of " + machines + " machines" + absent();
        return status.isShowable()
                ? Stream.of("ready" + ready)
                : Stream.concat(
                        Stream.of("not ready" + ready),
                        status.lacking().stream().map(line -> "  " + line));
    }

    private String absent() {
        String names = status.absent().stream()
                .map(machine -> machine.machine().name() + " " + machine.trouble())
                .collect(Collectors.joining("; "));
        return names.isEmpty() ? "" : "; " + names;
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        document.put("name", status.show().demo().name());
        document.put("version", status.show().demo().version());
        document.put("folder", status.show().path().toString());
        status.show()
                .host()
                .ifPresent(host -> document.put("context", host.context().name())
                        .put("namespace", host.context().namespace())
                        .put("registry", status.show().registry()));
        document.put("ready", status.isShowable());
        status.lacking().forEach(document.putArray("lacking")::add);
        ArrayNode machines = document.putArray("machines");
        status.machines().forEach(machine -> put(machines.addObject(), machine));
        status.registry().part(RegistryStatus::missing, List.<String>of()).forEach(document.putArray("missing")::add);
        putCluster(document);
        putVisits(document);
        document.set("steps", StepDone.all(status.show(), status.done()));
        ArrayNode pushed = document.putArray("pushed");
        status.registry()
                .part(RegistryStatus::pushed, List.<RegistryStatus.RegistryPush>of())
                .forEach(tag -> pushed.addObject()
                        .put("image", tag.image())
                        .put("digest", tag.digest())
                        .put("at", tag.at()));
        return document;
    }

    private void put(ObjectNode node, MachineStatus machine) {
        node.put("name", machine.machine().name());
        node.put("role", machine.machine().role().toString());
        node.put("address", machine.machine().address().toString());
        node.put("answers", machine.answers());
        node.put("phase", phase(machine));
        machine.registration().ifPresent(its -> put(node, its));
        node.put("ready", machine.isReady());
    }

    private static void put(ObjectNode node, Registration registration) {
        node.put("step", registration.step());
        node.put("images", registration.progress().images());
        node.put("imagesWanted", registration.progress().imagesWanted());
    }

    private void putCluster(ObjectNode document) {
        ArrayNode nodes = document.putArray("nodes");
        status.nodes()
                .answer()
                .ifPresent(its -> its.forEach(
                        node -> nodes.addObject().put("name", node.name()).put("ready", node.ready())));
        ArrayNode workloads = document.putArray("workloads");
        status.workloads().answer().ifPresent(its -> its.forEach(workload -> put(workloads.addObject(), workload)));
    }

    private static void put(ObjectNode node, RunningWorkload workload) {
        node.put("kind", workload.kind())
                .put("namespace", workload.namespace())
                .put("name", workload.name())
                .put("podsReady", workload.pods())
                .put("podsWanted", workload.asked())
                .put("ready", workload.ready());
    }

    private void putVisits(ObjectNode document) {
        ArrayNode pages = document.putArray("pages");
        status.pages()
                .forEach(page -> put(
                        pages.addObject()
                                .put("name", page.page().name())
                                .put("url", page.page().url()),
                        "answers",
                        page.trouble()));
        ArrayNode checks = document.putArray("checks");
        status.checks()
                .forEach(check ->
                        put(checks.addObject().put("http", check.check().http()), "holds", check.trouble()));
    }

    private static void put(ObjectNode node, String fine, String trouble) {
        node.put(fine, trouble.isEmpty());
        if (!trouble.isEmpty()) {
            node.put("trouble", trouble);
        }
    }
}
