package dev.roadcase.agent.cli;

import dev.roadcase.agent.console.ListenAddressConverter;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.relay.Relaying;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agent relay}. */
@Command(
        name = "relay",
        description = "Receives blobs from the machine before this one, and passes them on while they come.")
final class Relay implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "This machine's name.")
    private String name;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            required = true,
            description = "The registry that serves the bundle: it knows the other relays, and is the first to give.")
    private String registry;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "0.0.0.0:5001",
            converter = ListenAddressConverter.class,
            description = "Where this machine and others reach the relay; default: ${DEFAULT-VALUE}.")
    private ListenAddress address;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "/var/lib/roadcase/relay",
            description = "Where blobs are kept until every machine is ready; default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Mixin
    private TlsOptions tls;

    @Override
    public Integer call() {
        Relaying relaying = new Relaying(
                name, RegistryAddress.parse(registry, tls.authority()).url(), tls.identity(), address, folder);
        relaying.run(root.events(), url -> root.console().result("ready " + url));
        return 0;
    }
}
