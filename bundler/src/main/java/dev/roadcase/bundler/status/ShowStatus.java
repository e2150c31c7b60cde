package dev.roadcase.bundler.status;

import dev.roadcase.bundler.apiserver.ClusterNode;
import dev.roadcase.bundler.apiserver.RunningWorkload;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.time.Heard;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a show is at a moment.
 *
 * @param machines all that the show has
 * @param done steps that are done, in the order in which they were done
 */
public record ShowStatus(
        ShowFolder show,
        Heard<RegistryStatus> registry,
        Heard<List<ClusterNode>> nodes,
        Heard<List<RunningWorkload>> workloads,
        List<MachineStatus> machines,
        List<AskedPage> pages,
        List<AskedCheck> checks,
        Set<String> done) {
    public ShowStatus {
        machines = List.copyOf(machines);
        pages = List.copyOf(pages);
        checks = List.copyOf(checks);
    }

    /** Machines that do not do their work. */
    public List<MachineStatus> absent() {
        return machines.stream().filter(machine -> !machine.isReady()).toList();
    }

    /** Whether the demo could be shown like this. */
    public boolean isShowable() {
        return lacking().isEmpty();
    }

    /**
     * What has to come right before the demo can be shown, a line each. A machine that is absent does not count where the
     * demo has checks, and they hold without it.
     */
    public List<String> lacking() {
        Stream<String> machines = show.demo().checks().isEmpty() ? absentees() : Stream.of();
        return Stream.of(servers(), pods(), pagesClosed(), checksFailed(), machines)
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }

    /** The same before the first step: steps may bring pages, and machines may be absent. */
    public List<String> lackingToBegin() {
        return Stream.of(servers(), pods(), checksFailed())
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }

    private Stream<String> servers() {
        return Stream.of(
                        registry.trouble().isEmpty()
                                ? ""
                                : "the registry " + show.registry() + ": " + registry.trouble(),
                        nodes.trouble().isEmpty() ? "" : "Kubernetes: " + nodes.trouble(),
                        workloads.trouble().isEmpty() || !nodes.trouble().isEmpty()
                                ? ""
                                : "Kubernetes: " + workloads.trouble())
                .filter(line -> !line.isEmpty());
    }

    private Stream<String> pods() {
        return workloads
                .part(List::stream, Stream.<RunningWorkload>of())
                .filter(workload -> !workload.ready())
                .map(workload -> workload + ": " + workload.pods() + " of " + workload.asked() + " pods are ready");
    }

    private Stream<String> pagesClosed() {
        return pages.stream()
                .filter(page -> !page.trouble().isEmpty())
                .map(page ->
                        "the page " + page.page().name() + ", " + page.page().url() + ": " + page.trouble());
    }

    private Stream<String> checksFailed() {
        return checks.stream()
                .filter(check -> !check.trouble().isEmpty())
                .map(check -> "the check of " + check.check().http() + ": " + check.trouble());
    }

    private Stream<String> absentees() {
        return absent().stream().map(machine -> machine.machine().name() + " " + machine.trouble());
    }
}
