package dev.roadcase.bundler.provider;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The virtual machines of a show, by the program vagrant and the Vagrantfile that configure wrote.
 *
 * @param folder with the Vagrantfile
 */
public record VagrantMachines(Path folder) implements Provider {
    private static final String PROGRAM = "vagrant";

    /** Whether Vagrant has made a machine of this name here. */
    public static boolean knows(Path folder, String machine) {
        return Files.isDirectory(folder.resolve(Path.of(".vagrant", "machines", machine)));
    }

    @Override
    public void start() {
        run(List.of(PROGRAM, "up"));
    }

    @Override
    public void stop() {
        run(List.of(PROGRAM, "halt"));
    }

    @Override
    public void delete(String machine) {
        run(List.of(PROGRAM, "destroy", "--force", machine));
    }

    @Override
    public void delete() {
        run(List.of(PROGRAM, "destroy", "--force"));
    }

    @Override
    public void turn(String machine, Power power) {
        run(turnCommand(machine, power));
    }

    @Override
    public List<String> turnCommand(String machine, Power power) {
        return power == Power.OFF ? List.of(PROGRAM, "halt", "--force", machine) : List.of(PROGRAM, "up", machine);
    }

    @Override
    public List<String> shell(String machine, List<String> words, boolean terminal) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "ssh", machine, "--"));
        if (words.isEmpty()) {
            command.addAll(List.of("-t", "sudo", "-i"));
        } else {
            command.add("sudo");
            words.forEach(word -> command.add("'" + word.replace("'", "'\\''") + "'"));
        }
        return command;
    }

    private void run(List<String> command) {
        String shown = String.join(" ", command);
        try {
            Process process = new ProcessBuilder(command)
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
