package dev.roadcase.bundler.make;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.local.Make;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Runs a demo's {@code make}, where there is something to make. */
public final class Making {
    private final DemoFolder folder;
    private final Events events;
    private final Path logs;

    public Making(DemoFolder folder, Events events) {
        this(folder, events, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param logs folder for the log of a command that failed; the error names the log */
    Making(DemoFolder folder, Events events, Path logs) {
        this.folder = folder;
        this.events = events;
        this.logs = logs;
    }

    /**
     * Returns when the files that the demo names exist and are new.
     *
     * @throws Problem this machine, where the command is missing or fails
     */
    public void run() {
        DemoReader.make(folder)
                .filter(make -> !new Freshness(folder.path(), make).holds())
                .ifPresent(this::make);
    }

    /** What is not there yet, or is older than what it is made from. */
    public Unmade unmade() {
        return DemoReader.make(folder)
                .filter(make -> !new Freshness(folder.path(), make).holds())
                .map(make -> new Unmade(make.to()))
                .orElse(Unmade.NOTHING);
    }

    private void make(Make make) {
        events.emit(new Event.Began("making " + String.join(", ", make.to())));
        Instant began = Instant.now();
        Path log = log();
        int code = run(make, log);
        Freshness made = new Freshness(folder.path(), make);
        if (code != 0) {
            throw Problem.machine(what(make) + " ended with exit code " + code).advise("read " + log);
        }
        if (!made.missing().isEmpty()) {
            throw Problem.machine(what(make) + " made no " + String.join(", ", made.missing()))
                    .advise("read " + log);
        }
        made.begun(began);
        log.toFile().delete();
    }

    private int run(Make make, Path log) {
        ProcessBuilder builder = new ProcessBuilder(make.command())
                .directory(folder.path().toAbsolutePath().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // The demo is made with the Java that runs this program.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            log.toFile().delete();
            throw Problem.machine(what(make) + " cannot be started: " + e.getMessage())
                    .advise("install " + make.command().get(0))
                    .causedBy(e);
        } catch (InterruptedException e) {
            log.toFile().delete();
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    private static String what(Make make) {
        return "make " + String.join(", ", make.to()) + " failed: "
                + make.command().get(0);
    }

    private Path log() {
        try {
            return Files.createTempFile(logs, "make-", ".log");
        } catch (IOException e) {
            throw Problem.machine("make a file for temporary output failed: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
