package dev.roadcase.agent.cli;

import dev.roadcase.agent.problem.Problem;
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
            required = true,
            description = "Where other machines reach this relay: an address of this machine.")
    private String address;

    @Option(
            names = "--own",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:5001",
            description = "Where this machine reaches it, by plain HTTP; default: ${DEFAULT-VALUE}.")
    private String own;

    @Option(
            names = "--relay-ca",
            paramLabel = "F",
            required = true,
            description = "Authority that signed the certificates of all relays, in PEM.")
    private Path relays;

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
                name,
                RegistryAddress.parse(registry, tls.authority()).url(),
                tls.identity(),
                relays,
                listen("--listen", address),
                listen("--own", own),
                folder);
        relaying.run(root.events(), url -> root.console().result("ready " + url));
        return 0;
    }

    private static ListenAddress listen(String option, String text) {
        try {
            return ListenAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.usage(option + ": " + e.getMessage());
        }
    }
}
