package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.ProvisionReport;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.node.Provisioning;
import dev.roadcase.agent.node.ThisMachine;
import dev.roadcase.agent.node.ThisMachine.RegistryUse;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agent provision}. */
@Command(
        name = "provision",
        description = "Install a role's files, load its images, point the runtime at the registry, and register.")
final class Provision implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            split = ",",
            description = "What this machine is: controller, node or laptop; several with commas between them.")
    private List<Role> roles;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "This machine's name.")
    private String name;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "The registry that serves the bundle: pulls go there, and this machine registers there.")
    private Optional<String> registry = Optional.empty();

    @Mixin
    private TlsOptions tls;

    @Mixin
    private RuntimeOptions runtime;

    @Option(
            names = "--certs-dir",
            paramLabel = "DIR",
            defaultValue = "/etc/containerd/certs.d",
            description = "containerd's folder of hosts, below --root; default: ${DEFAULT-VALUE}.")
    private Path hosts;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "/",
            description = "What stands for the machine's root folder; default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(
            names = "--restart",
            paramLabel = "UNIT",
            description = "A unit of systemd to restart once all files are there, before images are loaded.")
    private Optional<String> unit = Optional.empty();

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        ThisMachine machine = new ThisMachine(name, roles, folder, runtime.socket(), registry.map(this::use));
        try (Bundle bundle = source.open(tls)) {
            run(bundle, machine);
        } catch (Problem e) {
            if (source.relay().isEmpty() || e.exitCode() != ExitCode.NOT_AUTHENTIC) {
                throw e;
            }
            runAlone(machine, e);
        }
        return 0;
    }

    /** Another machine may have given wrong bytes: the relay has named it, and the server has the right ones. */
    private void runAlone(ThisMachine machine, Problem wrong) {
        root.events().emit(new Event.Warned(wrong.getMessage() + ": once more, with nothing from other machines"));
        try (Bundle bundle = source.openAlone(tls)) {
            run(bundle, machine);
        }
    }

    private void run(Bundle bundle, ThisMachine machine) {
        report(new ProvisionReport(new Provisioning(bundle, machine, unit, root.events()).run(), bundle.indexDigest()));
    }

    private RegistryUse use(String url) {
        return new RegistryUse(RegistryAddress.parse(url, tls.authority()), tls.identity(), source.relay(), hosts);
    }

    private void report(ProvisionReport report) {
        if (json) {
            root.console().document(report.json());
        } else {
            root.console().result(report.text());
        }
    }
}
