package dev.roadcase.bundler.saved;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.IOException;
import java.util.List;

/** Runs a program of this computer to its end, without a shell. */
final class Tool {
    /** How it ended, what it put out, and why it failed. */
    record Spoken(boolean succeeded, String output, String reason) {}

    private Tool() {}

    static Spoken run(List<String> command) {
        try (ClientRun run = ClientRun.start(command)) {
            run.in().close();
            boolean succeeded = run.succeeds();
            return new Spoken(succeeded, run.output(), run.saysWhy() ? run.reason() : "");
        } catch (IOException e) {
            return new Spoken(false, "", command.get(0) + " is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }
}
