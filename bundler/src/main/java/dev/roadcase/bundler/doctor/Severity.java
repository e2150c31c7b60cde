package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.problem.ExitCode;
import java.util.Locale;

/** How bad a symptom is. */
public enum Severity {
    /** The bundle cannot be believed, so there is no show. */
    NOT_AUTHENTIC(ExitCode.NOT_AUTHENTIC),
    /** There is no show like this. */
    SPOILS(ExitCode.MACHINE),
    /** The show may go well, and may not. */
    MAY_SPOIL(ExitCode.DONE),
    /** It could not be looked at. */
    NOT_KNOWN(ExitCode.DONE);

    private final ExitCode exitCode;

    Severity(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    /** What a command ends with if nothing is worse. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Whether there is no show like this. */
    public boolean spoils() {
        return exitCode != ExitCode.DONE;
    }

    /** Its words: {@code spoils}, {@code may spoil}, {@code not known}. */
    @Override
    public String toString() {
        return this == NOT_AUTHENTIC
                ? SPOILS.toString()
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
