package dev.roadcase.bundler.local;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.local.LocalProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of a demo. It does not get the signals of Ctrl-C and of a closed terminal, because they are sent to all processes at once: this program stops the processes in their order. The standard input of the process ends when this program ends, in whatever way.
 */
final class DemoProcess {
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");
    private static final int LAST_SECONDS = 40;

    private final LocalProcess what;
    private final Process process;

    private DemoProcess(LocalProcess what, Process process) {
        this.what = what;
        this.process = process;
    }

    static DemoProcess start(LocalProcess what, Path folder) {
        List<String> command = new ArrayList<>(DEAF);
        command.addAll(what.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // A command that is java is the one that runs this program.
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + File.pathSeparator + path);
        builder.environment().putAll(what.env());
        try {
            return new DemoProcess(what, builder.start());
        } catch (IOException e) {
            throw Problem.machine("start " + what.name() + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The problem to report if it has ended by itself. */
    Problem ended() {
        return Problem.machine(what.name() + " ended by itself with exit code " + process.exitValue())
                .advise("read what it said above");
    }

    /** The same, if other programs listened at addresses of the demo before it was started. */
    Problem endedBeside(List<String> taken, String advice) {
        return Problem.machine(ended().getMessage() + "; another program listens at " + String.join(", ", taken))
                .advise(advice);
    }

    /** Sends SIGTERM, and SIGKILL if that takes too long. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LAST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
