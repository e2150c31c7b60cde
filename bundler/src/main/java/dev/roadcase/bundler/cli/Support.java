package dev.roadcase.bundler.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.ProgramVersion;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.plan.BundledDemo;
import dev.roadcase.bundler.console.DoctorReport;
import dev.roadcase.bundler.console.StatusReport;
import dev.roadcase.bundler.doctor.Patient;
import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.status.ShowInquiry;
import dev.roadcase.bundler.support.SupportArchive;
import dev.roadcase.bundler.support.SupportDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bundle support}. */
@Command(
        name = "support",
        description = "Writes one archive about the show for whoever helps from afar, without secrets.")
final class Support implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Mixin
    private ShowArgument folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The archive, such as support.tar.gz.")
    private Path output;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        ShowFolder show = folder.show();
        SupportArchive archive = new SupportArchive(
                show,
                ChosenProvider.of(show).provider(),
                secrets(show),
                List.of(program(), status(show), doctor(show)));
        int documents = archive.write(output);
        root.console().result("wrote " + output + "  " + documents + " documents");
        return 0;
    }

    /** Where the bundle cannot be opened, nobody knows which values are secret: all count as that. */
    private Stream<String> secrets(ShowFolder show) {
        Parameters values = new ShowAccess(show).values();
        try (Bundle bundle = trust.open(show.bundle())) {
            Map<String, Parameter> parameters =
                    new BundledDemo(bundle).application().parameters();
            return values.names().stream()
                    .filter(name ->
                            parameters.containsKey(name) && parameters.get(name).sensitive())
                    .map(values::require);
        } catch (Problem gone) {
            return values.names().stream().map(values::require);
        }
    }

    private static SupportDocument program() {
        ObjectNode program = Json.object()
                .put("version", ProgramVersion.number())
                .put("java", System.getProperty("java.runtime.version"))
                .put(
                        "system",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"));
        return new SupportDocument("program.json", Json.pretty(program));
    }

    private static SupportDocument status(ShowFolder show) {
        return new SupportDocument("status.json", Json.pretty(new StatusReport(new ShowInquiry(show).now()).json()));
    }

    private SupportDocument doctor(ShowFolder show) {
        var diagnosis = new dev.roadcase.bundler.doctor.Doctor(Computer.here(), SettingsFolder.ofUser(), trust::trust)
                .examine(Patient.named(Optional.of(show.path())));
        return new SupportDocument("doctor.json", Json.pretty(new DoctorReport(diagnosis).json()));
    }
}
