package dev.roadcase.agent.node;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.Administrator;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.node.registration.RegistrationClient;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.runtime.Runtime;
import dev.roadcase.agent.runtime.RuntimeSocket;
import dev.roadcase.agent.runtime.mirror.Mirroring;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import dev.roadcase.agent.tls.MachineIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The machine that is provisioned.
 *
 * @param name by which the registry and the presenter know it
 * @param roles at least one: what it loads and installs. The registry knows it by the first
 * @param root what stands for its {@code /}
 * @param registry which it asks for images, and where it registers; without one it does neither
 */
public record ThisMachine(
        String name, List<Role> roles, Path root, RuntimeSocket socket, Optional<RegistryUse> registry) {
    public ThisMachine {
        if (!Registration.isName(name)) {
            throw Problem.usage(
                    "--name is not a machine's name: lower-case letters, digits, dots and hyphens, at most 63");
        }
        if (roles.isEmpty()) {
            throw Problem.usage("--role names no role: controller, node or laptop");
        }
        roles = List.copyOf(roles);
        root = root.toAbsolutePath().normalize();
    }

    Role role() {
        return roles.get(0);
    }

    /** Whether files get their owners: only an administrator can give them. */
    boolean isOwned() {
        return Administrator.isMe();
    }

    Runtime runtime(Events events) {
        return socket.runtime(events);
    }

    Optional<Mirroring> mirroring() {
        return registry.map(use -> new Mirroring(use.address(), use.relay(), root, use.hosts()));
    }

    Optional<RegistrationClient> registration() {
        return registry.map(use -> new RegistrationClient(use.address(), use.identity()));
    }

    /**
     * How the registry is used.
     *
     * @param identity by which the machine registers
     * @param relay of the machine, which its runtime asks first
     * @param hosts containerd's folder of hosts, as its configuration names it
     */
    public record RegistryUse(RegistryAddress address, MachineIdentity identity, Optional<URI> relay, Path hosts) {}
}
