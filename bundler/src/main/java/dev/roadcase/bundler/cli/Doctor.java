package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.console.DoctorReport;
import dev.roadcase.bundler.doctor.Diagnosis;
import dev.roadcase.bundler.doctor.Patient;
import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle doctor}. */
@Command(name = "doctor", description = "Says at once all that would spoil the show here, each with what to do.")
final class Doctor implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(
            paramLabel = "FILE or DIR",
            arity = "0..1",
            description = "A bundle, or the folder of a show (default: only this computer).")
    private Optional<Path> named = Optional.empty();

    @Mixin
    private TrustOptions trust;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Diagnosis diagnosis = new dev.roadcase.bundler.doctor.Doctor(
                        Computer.here(), SettingsFolder.ofUser(), trust::trust)
                .examine(Patient.named(named));
        DoctorReport report = new DoctorReport(diagnosis);
        if (json) {
            root.console().document(report.json());
        } else {
            report.lines().forEach(root.console()::result);
        }
        return diagnosis.exitCode().number();
    }
}
