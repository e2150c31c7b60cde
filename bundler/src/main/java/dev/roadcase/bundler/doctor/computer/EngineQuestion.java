package dev.roadcase.bundler.doctor.computer;

import dev.roadcase.agent.problem.Problem;
import java.util.Optional;

/** Asks the container engines of this computer how they are. */
public record EngineQuestion(ProgramQuestion programs) {

    /**
     * Docker's daemon, where DOCKER_HOST or the client's context says that it is.
     *
     * @throws Problem exit 6 if it does not answer, with why
     */
    public ContainerEngine docker() {
        ProgramAnswer answer = programs.ask(ContainerEngine.DOCKER, "info", "--format", "{{json .}}");
        return engine(answer).orElseThrow(() -> Problem.machine(why(answer)));
    }

    private static Optional<ContainerEngine> engine(ProgramAnswer answer) {
        return answer.output().isBlank() ? Optional.empty() : readable(answer.output());
    }

    private static Optional<ContainerEngine> readable(String info) {
        try {
            return ContainerEngine.ofDocker(info);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String why(ProgramAnswer answer) {
        return answer.trouble().isEmpty() ? "its daemon says nothing of itself" : answer.trouble();
    }

    /**
     * Podman, which has no daemon.
     *
     * @throws Problem exit 6 if it does not work, with why
     */
    public ContainerEngine podman() {
        ProgramAnswer answer = programs.ask(ContainerEngine.PODMAN, "info", "--format", "json");
        if (!answer.succeeded()) {
            throw Problem.machine(answer.trouble());
        }
        try {
            return ContainerEngine.ofPodman(answer.output());
        } catch (IllegalArgumentException e) {
            throw Problem.machine("what it says of itself cannot be read").causedBy(e);
        }
    }
}
