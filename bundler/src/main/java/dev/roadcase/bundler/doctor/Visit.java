package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.doctor.computer.AnsweringEngines;
import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.doctor.computer.ContainerEngine;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.time.Heard;
import dev.roadcase.bundler.time.QuestionRound;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What several examinations want to know, asked once: the container engines, the bundle, the folder of the show. */
final class Visit implements Closeable {
    private final Patient patient;
    private final Heard<ShowFolder> show;
    private final Supplier<Heard<ContainerEngine>> docker;
    private final Supplier<Heard<ContainerEngine>> podman;
    private final Supplier<Heard<OpenedBundle>> opened;

    /** Asks, and waits for no answer but that of the show's own folder. */
    Visit(Patient patient, Computer computer, Supplier<Trust> trust, QuestionRound questions) {
        this.patient = patient;
        this.show = patient.folder().map(Visit::read).orElseGet(() -> Heard.nothing("there is no folder"));
        this.docker = questions.ask(computer.engines()::docker);
        this.podman = questions.ask(computer.engines()::podman);
        this.opened = questions.ask(() -> bundle().filter(Visit::exists)
                .map(file -> OpenedBundle.of(file, trust))
                .orElse(OpenedBundle.NONE));
    }

    private static Heard<ShowFolder> read(Path folder) {
        try {
            return Heard.of(ShowFolder.at(folder));
        } catch (Problem e) {
            return Heard.nothing(e.getMessage());
        }
    }

    Patient patient() {
        return patient;
    }

    /** @throws Problem exit 3 if it is none, or if it says something impossible */
    ShowFolder show() {
        ShowFolder its = ShowFolder.at(patient.folder().orElseThrow());
        new ConfiguredNeeds(its).needs();
        return its;
    }

    /** The show, if machines of it run already. */
    Optional<ShowFolder> remote() {
        return show.answer()
                .filter(its -> its.machines().stream()
                        .anyMatch(machine -> machine.ssh().isPresent()));
    }

    /** The show, if it is a guest in somebody else's cluster. */
    Optional<ShowFolder> guest() {
        return show.answer().filter(its -> its.host().isPresent());
    }

    /** The bundle that is examined: that of the show, if it is one. */
    Optional<Path> bundle() {
        return patient.bundle().or(() -> show.answer().map(ShowFolder::bundle));
    }

    /** Whether that is where it is said to be. */
    boolean isThere() {
        return bundle().filter(Visit::exists).isPresent();
    }

    private static boolean exists(Path file) {
        return Files.exists(file) || Files.exists(VolumeSet.listOf(file));
    }

    /** Where the show's folder is, or would be. */
    Optional<Path> place() {
        return patient.folder()
                .or(() -> patient.bundle().map(file -> file.toAbsolutePath().getParent()));
    }

    AnsweringEngines engines() {
        return new AnsweringEngines(docker.get(), podman.get());
    }

    /** What came of it; a bundle that could not be opened in time is refused. */
    OpenedBundle opened() {
        Heard<OpenedBundle> its = opened.get();
        return its.answer()
                .orElseGet(() -> OpenedBundle.refused(
                        Problem.machine(bundle().map(Path::toString).orElse("") + ": " + its.trouble())));
    }

    /** What the show needs, where that is known: as it was configured, or else as the bundle says. */
    Optional<ShowNeeds> needs() {
        return patient.folder().isPresent() ? show.answer().flatMap(Visit::needs) : opened().needs();
    }

    private static Optional<ShowNeeds> needs(ShowFolder show) {
        try {
            return Optional.of(new ConfiguredNeeds(show).needs());
        } catch (Problem impossible) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        opened.get().answer().ifPresent(OpenedBundle::close);
    }
}
