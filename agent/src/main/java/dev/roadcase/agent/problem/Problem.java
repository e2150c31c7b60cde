package dev.roadcase.agent.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one exception that reaches a user: what failed and why, what to do about it, and the exit code.
 *
 * <p>The message names the thing (reference, digest, host, path, line) and holds no secret. It is one line, or one line
 * for each problem if there are many.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String advice;

    private Problem(ExitCode exitCode, String message, String advice, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.advice = advice;
    }

    /** The words of the command line do not fit together: exit 2. */
    public static Problem usage(String message) {
        return new Problem(ExitCode.USAGE, message, "", null);
    }

    /** A file of the user is wrong: exit 3. */
    public static Problem badInput(String message) {
        return new Problem(ExitCode.BAD_INPUT, message, "", null);
    }

    /** Something is damaged, or not signed by a trusted key: exit 4. */
    public static Problem notAuthentic(String message) {
        return new Problem(ExitCode.NOT_AUTHENTIC, message, "", null);
    }

    /** A server failed, or did not answer: exit 5. */
    public static Problem upstream(String message) {
        return new Problem(ExitCode.UPSTREAM, message, "", null);
    }

    /** This machine cannot do it (disk, port, permission, missing program): exit 6. */
    public static Problem machine(String message) {
        return new Problem(ExitCode.MACHINE, message, "", null);
    }

    /**
     * This machine cannot write a file: exit 6. It says what is wrong, even where the JDK's message is only the path.
     */
    public static Problem unwritable(Path file, IOException e) {
        return machine("cannot write " + file + ": " + reason(file, e)).causedBy(e);
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no folder " + file.toAbsolutePath().getParent();
        }
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }

    /** The user stopped it: exit 130. */
    public static Problem interrupted() {
        return new Problem(ExitCode.INTERRUPTED, "interrupted", "", null);
    }

    /**
     * All of these as one problem, with all lines and all advice. The exit code is that of the first.
     *
     * @param problems at least one
     */
    public static Problem together(List<Problem> problems) {
        String messages = problems.stream().map(Problem::getMessage).distinct().collect(Collectors.joining("\n"));
        String advice = problems.stream()
                .flatMap(problem -> problem.advice().stream())
                .distinct()
                .collect(Collectors.joining("\n"));
        Problem first = problems.get(0);
        Problem all = new Problem(first.exitCode, messages, advice, first.getCause());
        problems.stream().skip(1).forEach(all::addSuppressed);
        return all;
    }

    /** The same problem with what the user can do about it, one line in the imperative. */
    public Problem advise(String what) {
        return copy(getMessage(), what, getCause());
    }

    /** The same problem with the exception that showed it, for {@code --debug}. */
    public Problem causedBy(Throwable cause) {
        return copy(getMessage(), advice, cause);
    }

    /** The same problem, with what was being done in front: {@code context: message}. */
    public Problem in(String context) {
        return copy(context + ": " + getMessage(), advice, getCause());
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to do about it, if there is something to do: a line for each thing. */
    public Optional<String> advice() {
        return advice.isEmpty() ? Optional.empty() : Optional.of(advice);
    }

    private Problem copy(String message, String newAdvice, Throwable cause) {
        Problem copy = new Problem(exitCode, message, newAdvice, cause);
        copy.setStackTrace(getStackTrace());
        return copy;
    }
}
