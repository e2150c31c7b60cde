package dev.roadcase.bundler.step;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The program vagrant, for machines that it has started.
 *
 * @param folder with the Vagrantfile
 */
record Vagrant(Path folder) {
    static List<String> command(String machine, Power power) {
        return power == Power.OFF ? List.of("vagrant", "halt", "--force", machine) : List.of("vagrant", "up", machine);
    }

    void turn(String machine, Power power) {
        String shown = String.join(" ", command(machine, power));
        try {
            Process process = new ProcessBuilder(command(machine, power))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw Problem.machine(shown + " failed: " + said.strip());
            }
        } catch (IOException e) {
            throw Problem.machine("run " + shown + ": " + e.getMessage()).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }
}
