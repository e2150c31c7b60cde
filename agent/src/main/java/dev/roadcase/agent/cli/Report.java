package dev.roadcase.agent.cli;

import dev.roadcase.agent.node.registration.LateReport;
import dev.roadcase.agent.node.registration.RegistrationClient;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agent report}. */
@Command(
        name = "report",
        description = "Tell the registry what this machine was when it was last provisioned; tries until it knows.")
final class Report implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Option(names = "--registry", paramLabel = "URL", required = true, description = "Where this machine registers.")
    private String registry;

    @Mixin
    private TlsOptions tls;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "/",
            description = "What stands for the machine's root folder; default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Override
    public Integer call() {
        RegistryAddress address = RegistryAddress.parse(registry, tls.authority());
        RegistrationClient client = new RegistrationClient(address, tls.identity());
        Registration told = new LateReport(client, folder, root.events()).send();
        root.console().result("registered " + told.name() + "  " + told.phase());
        return 0;
    }
}
