package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.ProgramVersion;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.doctor.computer.Computer;
import dev.roadcase.bundler.doctor.computer.ContainerEngine;
import dev.roadcase.bundler.rehearsal.Rehearsed;
import dev.roadcase.bundler.rehearsal.page.RehearsalPage;
import dev.roadcase.bundler.rehearsal.page.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the page of a rehearsal goes. */
final class RehearsalOutput {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "PAGE",
            description = "The page that says how it went (default: NAME-rehearsal.html beside the bundle).")
    private Optional<Path> output = Optional.empty();

    /**
     * The page of the rehearsal of this bundle.
     *
     * @throws Problem exit 6 if nothing can be written there: better now than after all the work
     */
    Path page(Bundle bundle) {
        Path page = output.orElseGet(
                () -> Path.of(bundle.file()).toAbsolutePath().resolveSibling(bundle.name() + "-rehearsal.html"));
        Path folder = page.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw Problem.machine("cannot write " + page + ": "
                            + (Files.isDirectory(folder) ? "permission denied" : "there is no folder " + folder))
                    .advise("name another place: --output PAGE");
        }
        return page;
    }

    void write(Rehearsed rehearsed, Bundle bundle, Path page) {
        Surroundings here = Surroundings.here(bundle, ProgramVersion.number(), engine());
        new RehearsalPage(rehearsed, here).write(page);
    }

    private static String engine() {
        try {
            ContainerEngine engine = Computer.here().engines().docker();
            return engine.program() + " " + engine.version() + " on " + engine.system();
        } catch (Problem gone) {
            return "none answers";
        }
    }
}
