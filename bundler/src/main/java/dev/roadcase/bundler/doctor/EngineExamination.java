package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.AnsweringEngines;
import dev.roadcase.bundler.doctor.computer.ContainerEngine;
import dev.roadcase.bundler.doctor.computer.ToolVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether Docker or Podman can start machines as containers. */
record EngineExamination(AnsweringEngines engines) implements Examination {
    private static final ToolVersion OLDEST_DOCKER = new ToolVersion(20, 10, 0);
    private static final ToolVersion OLDEST_PODMAN = new ToolVersion(4, 0, 0);

    private static final String MISSING = "is not installed";

    @Override
    public List<Symptom> symptoms() {
        return engines.chosen().map(this::of).orElseGet(this::none);
    }

    private List<Symptom> none() {
        String docker = named(ContainerEngine.DOCKER, engines.docker().trouble());
        String podman = named(ContainerEngine.PODMAN, engines.podman().trouble());
        return List.of(Symptom.spoils("no container engine answers: " + docker + "; " + podman, advice(docker)));
    }

    private static String named(String program, String trouble) {
        return trouble.toLowerCase(Locale.ROOT).contains(program) ? trouble : program + ": " + trouble;
    }

    private static String advice(String docker) {
        if (docker.endsWith(MISSING)) {
            return "install Docker or Podman, while this computer still has a network";
        }
        return docker.contains("permission denied")
                ? "run this as root, or as a user in the group docker"
                : "start Docker (systemctl start docker), and see where DOCKER_HOST leads";
    }

    private List<Symptom> of(ContainerEngine engine) {
        return Stream.of(tooOld(engine), desktop(engine), passedOver(engine))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Symptom> tooOld(ContainerEngine engine) {
        ToolVersion oldest = engine.program().equals(ContainerEngine.DOCKER) ? OLDEST_DOCKER : OLDEST_PODMAN;
        return ToolVersion.in(engine.version())
                .filter(version -> version.isBefore(oldest))
                .map(version -> Symptom.spoils(
                        engine + " is too old to run machines: it takes " + oldest + " or newer",
                        "bring it up to date"));
    }

    private static Optional<Symptom> desktop(ContainerEngine engine) {
        return engine.system().startsWith("Docker Desktop")
                ? Optional.of(Symptom.spoils(
                        engine + " is Docker Desktop, a virtual machine that runs no machines of ours",
                        "use Docker Engine on Linux, or a bundle with a box for Vagrant, or machines of their own"))
                : Optional.empty();
    }

    /** Whoever starts the machines may mean the other. */
    private Optional<Symptom> passedOver(ContainerEngine engine) {
        String docker = engines.docker().trouble();
        return engine.program().equals(ContainerEngine.PODMAN) && !docker.endsWith(MISSING)
                ? Optional.of(Symptom.maySpoil(
                        "Docker does not answer, only Podman does: " + docker,
                        "start Docker if you mean it: systemctl start docker"))
                : Optional.empty();
    }
}
