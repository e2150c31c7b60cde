package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.rehearsal.outside.CountedDeparture;
import dev.roadcase.bundler.rehearsal.outside.Departure;
import dev.roadcase.bundler.rehearsal.outside.LeavingProcess;
import dev.roadcase.bundler.secret.Blackout;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps secrets of a show out of what is told of its rehearsal. */
final class Secrecy {
    private final Bundle bundle;
    private final Path folder;
    private Blackout blackout = Blackout.of(List.of());

    Secrecy(Bundle bundle, Path folder) {
        this.bundle = bundle;
        this.folder = folder;
    }

    /** Reads which secrets there are, while the folder of the show is there. One that was not written has none. */
    void learn() {
        if (Files.exists(folder.resolve(OutputFolder.KUBECONFIG))) {
            ShowFolder show = ShowFolder.at(folder);
            blackout = Blackout.of(show, values(new ShowAccess(show).values()));
        }
    }

    private Stream<String> values(Parameters values) {
        Map<String, Parameter> parameters = new BundledDemo(bundle).demo().parameters();
        return values.names().stream()
                .filter(name ->
                        parameters.containsKey(name) && parameters.get(name).sensitive())
                .map(values::require);
    }

    Act over(Act act) {
        return new Act(
                act.name(),
                act.title(),
                act.took(),
                act.facts().stream().map(blackout::over).toList(),
                act.findings().stream().map(this::over).toList(),
                act.failure());
    }

    private RehearsalFinding over(RehearsalFinding finding) {
        return new RehearsalFinding(blackout.over(finding.what()), blackout.over(finding.advice()));
    }

    CountedDeparture over(CountedDeparture counted) {
        Departure its = counted.departure();
        LeavingProcess sender = new LeavingProcess(
                its.sender().place(), blackout.over(its.sender().command()));
        return new CountedDeparture(
                new Departure(
                        its.machine(),
                        sender,
                        its.protocol(),
                        its.destination(),
                        its.port(),
                        its.asked().map(blackout::over)),
                counted.packets());
    }
}
