package dev.roadcase.bundler.provider.container;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.show.ShowFolder;

/**
 * The networks of a show in Docker: that of its machines, and that of its visitors. The machines have no way out: Docker
 * hides no address of theirs behind one of this computer's, and they boot without a default route. The network is not
 * "internal" in Docker's words, since pods have addresses of their own there, which Docker would drop.
 */
record MachineNetwork(Engine engine, ContainerNames names, ShowFolder show) {

    void make() {
        if (!isThere(names.network())) {
            makeMachines();
        }
        if (!isThere(names.visitors())) {
            engine.says("network", "create", "--label", names.label(), names.visitors());
        }
    }

    private void makeMachines() {
        try {
            engine.says(
                    "network",
                    "create",
                    "--label",
                    names.label(),
                    "--subnet",
                    show.network().orElseThrow().toString(),
                    "--opt",
                    "com.docker.network.bridge.name=" + names.bridge(),
                    "--opt",
                    "com.docker.network.bridge.enable_ip_masquerade=false",
                    names.network());
        } catch (Problem taken) {
            throw taken.in("the network " + show.network().orElseThrow() + " of " + show.path())
                    .advise("where another show has it: bundle down " + show.path()
                            + ", and bring it up again; it takes a free network then");
        }
    }

    void remove() {
        engine.says("network", "ls", "--filter", "label=" + names.label(), "--format", "{{.Name}}")
                .lines()
                .forEach(name -> engine.says("network", "rm", name));
    }

    private boolean isThere(String name) {
        return engine.does("network", "inspect", name);
    }
}
