package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;

/**
 * What an examination has found.
 *
 * @param what is wrong, in one line
 * @param advice what to do about it, in the imperative; empty if there is nothing to do
 */
public record Symptom(Severity severity, String what, String advice) {

    static Symptom spoils(String what, String advice) {
        return new Symptom(Severity.SPOILS, what, advice);
    }

    static Symptom maySpoil(String what, String advice) {
        return new Symptom(Severity.MAY_SPOIL, what, advice);
    }

    static Symptom notKnown(String what, String advice) {
        return new Symptom(Severity.NOT_KNOWN, what, advice);
    }

    /** Of a problem that leaves no show. */
    static Symptom of(Problem problem) {
        Severity severity = problem.exitCode() == ExitCode.NOT_AUTHENTIC ? Severity.NOT_AUTHENTIC : Severity.SPOILS;
        return new Symptom(severity, problem.getMessage(), problem.advice().orElse(""));
    }
}
