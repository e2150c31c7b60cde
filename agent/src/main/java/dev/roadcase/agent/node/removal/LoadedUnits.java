package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.node.unit.Systemctl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What runs with configurations that are gone by now: systemd, containerd, Docker. They read their own again. */
record LoadedUnits(Path root) implements RemovalStep {
    private static final String CONTAINERD = "containerd.service";
    private static final String CONFIGURATION = "/run/roadcase/containerd.toml";
    private static final String DOCKER = "/etc/docker/daemon.json";

    @Override
    public List<Remnant> remnants() {
        Systemctl systemctl = new Systemctl();
        List<Remnant> remnants = new ArrayList<>();
        if (systemctl.state("roadcase.target").isLoaded()) {
            remnants.add(Remnant.of("units that systemd remembers", systemctl::reload));
        }
        if (systemctl.commandLine(CONTAINERD).contains(CONFIGURATION)) {
            remnants.add(Remnant.of("configuration that containerd runs with", () -> {
                systemctl.reload();
                systemctl.restart(CONTAINERD);
            }));
        }
        if (new WrittenFiles(root).record().files().containsKey(DOCKER)) {
            remnants.add(Remnant.of("configuration that Docker runs with", () -> systemctl.reload("docker.service")));
        }
        return remnants;
    }
}
