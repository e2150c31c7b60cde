package dev.roadcase.bundler.doctor.computer;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The programs in the PATH of this process.
 *
 * @param most how long one may take; then it is ended
 */
public record InstalledPrograms(Duration most) implements ProgramQuestion {
    @Override
    public ProgramAnswer ask(String... command) {
        try (ClientRun run = ClientRun.start(List.of(command))) {
            run.in().close();
            return answer(run, command[0]);
        } catch (IOException e) {
            return ProgramAnswer.missing(command[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    private ProgramAnswer answer(ClientRun run, String program) throws InterruptedException {
        if (!run.ends(most)) {
            return ProgramAnswer.failed("", program + " does not answer within " + most.toMillis() / 1000.0 + " s");
        }
        return run.succeeds() ? ProgramAnswer.of(run.output()) : ProgramAnswer.failed(run.output(), run.reason());
    }
}
