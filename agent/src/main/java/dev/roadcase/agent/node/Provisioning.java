package dev.roadcase.agent.node;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.node.registration.MachineState;
import dev.roadcase.agent.node.registration.Reporter;
import dev.roadcase.agent.node.registration.StateFolder;
import dev.roadcase.agent.node.unit.Systemctl;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.machine.MachineProgress;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.runtime.Loaded;
import dev.roadcase.agent.runtime.Loading;
import dev.roadcase.agent.runtime.Runtime;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gives a machine all that its roles need and that it does not have yet. */
public final class Provisioning {
    private final Bundle bundle;
    private final ThisMachine machine;
    private final Optional<String> unit;
    private final Events events;

    /** @param unit of systemd that restarts once all files are there, since its programs may be among them */
    public Provisioning(Bundle bundle, ThisMachine machine, Optional<String> unit, Events events) {
        this.bundle = bundle;
        this.machine = machine;
        this.unit = unit;
        this.events = events;
    }

    /**
     * Does what is missing: files, the runtime's configuration, images. Each step may be interrupted. The registry is
     * told meanwhile; nothing waits for it. An image that fails keeps no other from being loaded, but then the machine is
     * not ready.
     *
     * @throws Problem exit 4 if the bundle is damaged; exit 6 if the machine lacks something; both name it
     */
    public Provisioned run() {
        events.emit(new Event.Noted(
                bundle.file() + " is signed by " + bundle.signer().keyId() + ", trusted because "
                        + bundle.signer().reason()));
        StateFolder folder = new StateFolder(machine.root());
        MachineState state = new MachineState(beginning(), events);
        StateFolder.StateLock alone = folder.alone(events);
        try (alone;
                Reporter reporter = Reporter.start(machine.registration(), state::current, events)) {
            return run(state, reporter);
        } finally {
            folder.keep(state.current());
        }
    }

    private Provisioned run(MachineState state, Reporter reporter) {
        try {
            Provisioned provisioned = steps(state);
            state.ready();
            return provisioned.registered(reporter.settle());
        } catch (Problem e) {
            state.failed(e.getMessage());
            reporter.settle();
            throw e.in(machine.name());
        }
    }

    private Provisioned steps(MachineState state) {
        Installation installation = new Installation(bundle, machine.root(), machine.isOwned(), state);
        Bookkeeping bookkeeping = new Bookkeeping(bundle, machine, new StateFolder(machine.root()));
        bookkeeping.begin(installation);
        int files = installation.install(machine.roles());
        state.installed(files);
        unit.ifPresent(new Systemctl()::start);
        Runtime runtime = machine.runtime(state);
        machine.mirroring().ifPresent(mirroring -> runtime.pullFrom(mirroring, hosts()));
        Loaded loaded =
                new Loading(bundle, runtime, state).recording(bookkeeping).load(machine.roles());
        int held = loaded.loaded().size() + loaded.skipped().size();
        state.holding(held, held + loaded.failed().size());
        loaded.problem().ifPresent(problem -> {
            throw problem.in("failed " + loaded.failedNames());
        });
        return new Provisioned(
                machine.name(), machine.role(), held, loaded.loaded().size(), files, false);
    }

    private Registration beginning() {
        int wanted = new Contents(bundle).images(machine.roles()).size();
        return new Registration(
                machine.name(),
                machine.role(),
                bundle.indexDigest(),
                Phase.PROVISIONING,
                "looking at what is there",
                new MachineProgress(0, wanted, 0, 0));
    }

    private TreeSet<String> hosts() {
        return new Contents(bundle)
                .images().stream()
                        .map(image -> image.reference().host())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
