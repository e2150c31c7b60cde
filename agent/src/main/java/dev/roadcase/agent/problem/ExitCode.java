package dev.roadcase.agent.problem;

/** What a command tells the shell. The numbers are a contract with scripts. */
public enum ExitCode {
    DONE(0),
    USAGE(2),
    BAD_INPUT(3),
    NOT_AUTHENTIC(4),
    UPSTREAM(5),
    MACHINE(6),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process exits with. */
    public int number() {
        return number;
    }
}
