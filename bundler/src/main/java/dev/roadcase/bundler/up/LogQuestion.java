package dev.roadcase.bundler.up;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ClusterView;
import dev.roadcase.bundler.apiserver.RunningWorkload;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose words a user wants to read.
 *
 * @param what the name of a machine or of a workload; the controller without one
 * @param follow whether to go on with what is said later
 */
public record LogQuestion(ShowFolder show, Optional<String> what, boolean follow) {
    /** kubectl follows five pods unless it is told otherwise. */
    private static final String MOST_FOLLOWED = "--max-log-requests=50";

    /** The machine that is meant, if one is. */
    public Optional<String> machine() {
        if (what.isEmpty()) {
            show.requireMachines("name a workload whose pods have said something");
        }
        return what.isEmpty()
                ? Optional.of(show.controller().name())
                : show.machines().stream()
                        .map(ShowMachine::name)
                        .filter(what.get()::equals)
                        .findFirst();
    }

    /** The command that a machine answers with its journal. */
    public List<String> journal() {
        List<String> command = new ArrayList<>(List.of("journalctl", "--no-pager", "--output", "short-iso"));
        command.addAll(follow ? List.of("--follow", "--lines", "100") : List.of());
        return command;
    }

    /**
     * What kubectl is told for a workload.
     *
     * @throws Problem exit 2 if there is no such workload; exit 5 if Kubernetes does not answer
     */
    public List<String> pods() {
        RunningWorkload workload = workload(what.orElseThrow());
        List<String> words =
                new ArrayList<>(List.of("logs", "--namespace", workload.namespace(), "--all-containers", "--prefix"));
        words.addAll(
                workload.selector().isEmpty()
                        ? List.of("pod/" + workload.name())
                        : List.of("--selector", workload.selector(), "--tail", "-1", MOST_FOLLOWED));
        words.addAll(follow ? List.of("--follow") : List.of());
        return words;
    }

    private RunningWorkload workload(String name) {
        List<RunningWorkload> all = new ClusterView(new ShowAccess(show).apiServer()).workloads();
        List<String> names = Stream.concat(
                        show.machines().stream().map(ShowMachine::name),
                        all.stream().map(RunningWorkload::name))
                .toList();
        return all.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.usage("the show has no machine and no workload " + Excerpt.of(name)
                                + NearNames.question(name, names).orElse(""))
                        .advise("it has " + String.join(", ", names)));
    }
}
