package dev.roadcase.agent.console;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user reads about something thrown: {@code error: what failed: why}, then {@code hint: what to do}. */
public record Complaint(Problem problem, Throwable thrown) {
    private static final String REPORT_IT = "run again with --debug, and report what it prints";

    /** Anything thrown, as a problem. What no code expected is named, and exits with {@link ExitCode#MACHINE}. */
    public static Complaint about(Throwable thrown) {
        return new Complaint(problemOf(thrown), thrown);
    }

    public ExitCode exitCode() {
        return problem.exitCode();
    }

    /** The lines for standard error: one for each line of the problem's message, and one for each thing to do. */
    public List<String> lines() {
        Stream<String> errors = problem.getMessage().lines().map(line -> "error: " + line);
        Stream<String> hints = problem.advice().stream().flatMap(String::lines).map(line -> "hint: " + line);
        return Stream.concat(errors, hints).toList();
    }

    private static Problem problemOf(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            return problem;
        }
        if (thrown instanceof UncheckedIOException wrapper) {
            return problemOf(wrapper.getCause());
        }
        if (thrown instanceof InterruptedException || thrown instanceof ClosedByInterruptException) {
            return Problem.interrupted();
        }
        if (thrown instanceof InvalidPathException name) {
            return unnameable(name);
        }
        return thrown instanceof FileSystemException file ? fileProblem(file) : unforeseen(thrown);
    }

    /** It holds a zero, or a letter that the locale's charset does not have. */
    private static Problem unnameable(InvalidPathException thrown) {
        return Problem.machine(Excerpt.of(thrown.getInput()) + " cannot be a file's name here: " + thrown.getReason())
                .advise("run it in a locale of UTF-8, such as LC_ALL=C.UTF-8")
                .causedBy(thrown);
    }

    private static Problem fileProblem(FileSystemException thrown) {
        return Problem.machine(thrown.getFile() + ": " + fileReason(thrown)).causedBy(thrown);
    }

    private static String fileReason(FileSystemException thrown) {
        if (thrown instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (thrown instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (thrown instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        return Optional.ofNullable(thrown.getReason()).orElse(thrown.getClass().getSimpleName());
    }

    private static Problem unforeseen(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return Problem.machine("out of memory: " + thrown.getMessage()).advise(REPORT_IT);
        }
        String why = Optional.ofNullable(thrown.getMessage())
                .map(message -> ": " + Excerpt.of(message))
                .orElse("");
        String what = thrown instanceof IOException ? "input or output failed: " : "unexpected: ";
        return Problem.machine(what + thrown.getClass().getSimpleName() + why)
                .advise(REPORT_IT)
                .causedBy(thrown);
    }
}
