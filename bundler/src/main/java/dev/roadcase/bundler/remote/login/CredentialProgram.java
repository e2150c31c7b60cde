package dev.roadcase.bundler.remote.login;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that keeps logins (github.com/docker/docker-credential-helpers). A helper that fails counts as one without a login: most images need none, and a user who needs one is told what the helper said.
 *
 * @param suffix its name behind {@code docker-credential-}
 * @param namedIn the file that names it
 * @param programs folders in which it may stand
 * @param patience how long it may take to answer
 */
record CredentialProgram(String suffix, Path namedIn, List<Path> programs, Duration patience) {
    private static final String SUFFIX = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final int LARGEST = 1 << 20;
    /** Some helpers ask the user something. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The login that it keeps for a registry. */
    Optional<Login> login(RegistryNames names) {
        try {
            return names.forHelpers().stream()
                    .flatMap(server -> ask(server).stream())
                    .flatMap(answer -> answer.login(name()).stream())
                    .findFirst();
        } catch (IllegalArgumentException e) {
            throw Problem.machine("ask " + name() + ", which " + namedIn + " names, failed: it gives no JSON object");
        }
    }

    /** Why the helper failed, if it did. */
    Optional<String> complaint(RegistryNames names) {
        if (program().isEmpty()) {
            return Optional.of(name() + ", which " + namedIn + " names, is not in the PATH");
        }
        return names.forHelpers().stream()
                .flatMap(server -> ask(server).stream())
                .filter(CredentialAnswer::isFailure)
                .findFirst()
                .map(answer -> name() + ", which " + namedIn + " names, fails: " + Excerpt.of(answer.text()));
    }

    private Optional<CredentialAnswer> ask(String server) {
        return program().map(program -> run(program, server, patience));
    }

    private static CredentialAnswer run(Path program, String server, Duration patience) {
        try {
            Process process = new ProcessBuilder(program.toString(), "get")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            tell(server, process);
            return answer(process, patience);
        } catch (IOException e) {
            return new CredentialAnswer(-1, String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void tell(String server, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(server.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The helper need not read this; only its answer counts.
        }
    }

    private static CredentialAnswer answer(Process process, Duration patience) throws IOException {
        var late = process.onExit().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        late.exceptionally(timeout -> ended(process));
        byte[] said = said(process);
        try {
            int code = process.waitFor();
            return late.isCompletedExceptionally() ? tooLate(patience) : new CredentialAnswer(code, said);
        } catch (InterruptedException e) {
            ended(process);
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** The stream is closed before the wait for the process: a process that writes more would wait for a reader. */
    private static byte[] said(Process process) throws IOException {
        try (InputStream out = process.getInputStream()) {
            return out.readNBytes(LARGEST);
        }
    }

    private static CredentialAnswer tooLate(Duration patience) {
        return new CredentialAnswer(
                -1, ("it gives no answer within " + patience.toSeconds() + " s").getBytes(StandardCharsets.UTF_8));
    }

    /** Ends its children too: the children of a script hold its output open. */
    private static Process ended(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        return process.destroyForcibly();
    }

    private Optional<Path> program() {
        return programs.stream()
                .filter(folder -> suffix.matches(SUFFIX))
                .map(folder -> folder.resolve(name()))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String name() {
        return "docker-credential-" + suffix.replaceAll("[^A-Za-z0-9._-]", "?");
    }
}
