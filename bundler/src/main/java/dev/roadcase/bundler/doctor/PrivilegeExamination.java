package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.AnsweringEngines;
import dev.roadcase.bundler.doctor.computer.ContainerEngine;
import java.util.ArrayList;
import java.util.List;

/** Whether anything forbids privileged containers, which machines are. */
record PrivilegeExamination(AnsweringEngines engines) implements Examination {
    @Override
    public List<Symptom> symptoms() {
        return engines.chosen().map(PrivilegeExamination::of).orElse(List.of());
    }

    private static List<Symptom> of(ContainerEngine engine) {
        List<Symptom> found = new ArrayList<>();
        if (engine.rootless()) {
            found.add(Symptom.spoils(
                    engine + " is rootless, and machines need the root of this computer",
                    engine.program().equals(ContainerEngine.DOCKER)
                            ? "use the Docker of root: DOCKER_HOST=unix:///var/run/docker.sock"
                            : "run this as root, or use the Docker of root"));
        }
        if (engine.remapped()) {
            found.add(Symptom.spoils(
                    engine + " gives containers users of their own (userns-remap): it starts no privileged container",
                    "take userns-remap out of /etc/docker/daemon.json, and start Docker again"));
        }
        if (!engine.guards().isEmpty()) {
            found.add(Symptom.maySpoil(
                    engine + " asks " + String.join(", ", engine.guards())
                            + " what it may do, which may deny privileged containers",
                    "try it: " + engine.program() + " run --rm --privileged IMAGE true"));
        }
        return found;
    }
}
