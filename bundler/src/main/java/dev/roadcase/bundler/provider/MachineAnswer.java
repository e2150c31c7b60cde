package dev.roadcase.bundler.provider;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What a command on a machine answers, where nobody types for it.
 *
 * @param machine its name
 * @param command that runs it there
 */
record MachineAnswer(String machine, List<String> command) {
    private static final Duration MOST = Duration.ofMinutes(2);

    /** @throws Problem exit 5 if it fails, with its reason, or does not end */
    String text() {
        try (ClientRun run = ClientRun.start(command)) {
            run.in().close();
            if (!run.ends(MOST)) {
                throw failed("no answer within " + MOST.toSeconds() + " s");
            }
            if (!run.succeeds()) {
                throw failed(run.reason());
            }
            return run.output();
        } catch (IOException e) {
            throw failed(e.getMessage()).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    private Problem failed(String reason) {
        return Problem.upstream(reason).in(machine);
    }
}
