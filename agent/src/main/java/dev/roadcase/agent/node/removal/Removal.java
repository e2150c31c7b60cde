package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.Administrator;
import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.node.registration.ProvisionRecord;
import dev.roadcase.agent.node.registration.StateFolder;
import dev.roadcase.agent.node.registration.StateFolder.StateLock;
import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.node.unit.Systemctl;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.RuntimeKind;
import dev.roadcase.agent.runtime.RuntimeSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes from a machine all that came with us. What fails keeps nothing else from being removed; then the program and its
 * record stay, so that the same command goes on.
 */
public final class Removal {
    private final Path root;
    private final boolean running;
    private final Events events;
    private final List<String> taken = new ArrayList<>();
    private final List<Problem> failed = new ArrayList<>();

    /** From the machine whose files stand below {@code root}. Only where that is {@code /}, it is a machine that runs. */
    public Removal(Path root, Events events) {
        this.root = root.toAbsolutePath().normalize();
        this.running = this.root.equals(this.root.getRoot());
        this.events = events;
    }

    /** Says to {@code each} what it would take away, as far as that can be seen now. Changes nothing. */
    public void foresee(Consumer<String> each) {
        requireAdministrator();
        Set<String> seen = new HashSet<>();
        Stream.of(Stream.of(units()), steps().stream(), Stream.of(folders(), program()))
                .flatMap(steps -> steps)
                .forEach(step -> attempt(
                        "",
                        () -> step.remnants().stream()
                                .map(Remnant::what)
                                .filter(seen::add)
                                .forEach(each)));
        requireSuccess();
    }

    /**
     * Takes it away.
     *
     * @throws Problem exit 6 with all that could not be removed
     */
    public Removed run() {
        requireAdministrator();
        sayWhatIsNotKnown();
        take(units());
        Optional<StateLock> lock = lock();
        try {
            startRuntime();
            steps().forEach(this::take);
            if (failed.isEmpty()) {
                take(folders());
                take(program());
            } else {
                take(new OwnFolders(root, true));
            }
        } finally {
            lock.ifPresent(StateLock::close);
        }
        requireSuccess();
        return new Removed(taken);
    }

    private void requireSuccess() {
        if (!failed.isEmpty()) {
            throw together();
        }
    }

    private RemovalStep units() {
        return running ? new RunningUnits(new OwnUnits(root)) : List::of;
    }

    /** In their order: each needs what the later ones remove. */
    private List<RemovalStep> steps() {
        OwnUnits units = new OwnUnits(root);
        MachineEnv env = MachineEnv.of(root);
        List<RemovalStep> steps = new ArrayList<>();
        if (running) {
            steps.add(new LeftPods(units, socket(env)));
            steps.add(new NetworkRemains(root, env, units));
            steps.add(PacketRemains.of(env, units));
            // A busy runtime may have made one more container after its kubelet was gone, and that would keep its
            // image.
            steps.add(new LeftPods(units, socket(env)));
        }
        steps.add(
                units.has(OwnUnits.RUNTIME)
                        ? new OwnRuntime(root, units, running)
                        : new GivenImages(root, units, events));
        steps.add(new RecordedFiles(root, events));
        steps.add(new FilledFolders(root, running));
        steps.add(new NamedFiles(root));
        if (running) {
            steps.add(new LoadedUnits(root));
        }
        steps.add(new EmptyFolders(root));
        return steps;
    }

    /** One of ours that does not run: nobody else knows the pods that it has left. */
    private void startRuntime() {
        if (running && new OwnUnits(root).has(OwnUnits.RUNTIME)) {
            new Systemctl().tryToStart(OwnUnits.RUNTIME);
        }
    }

    private RemovalStep folders() {
        return new OwnFolders(root, false);
    }

    private RemovalStep program() {
        return new OwnProgram(root);
    }

    private RuntimeSocket socket(MachineEnv env) {
        RuntimeKind kind = env.get("RUNTIME").equals("docker") ? RuntimeKind.DOCKER : RuntimeKind.CONTAINERD;
        return new StateFolder(root)
                .record()
                .map(ProvisionRecord::socket)
                .orElseGet(() -> new RuntimeSocket(kind, Optional.empty(), RuntimeSocket.NAMESPACE_OF_PODS));
    }

    private Optional<StateLock> lock() {
        StateFolder folder = new StateFolder(root);
        return folder.exists() ? Optional.of(folder.alone(events)) : Optional.empty();
    }

    private void requireAdministrator() {
        if (running && !Administrator.isMe()) {
            throw Problem.machine("only an administrator can see and remove all that is ours on this machine")
                    .advise("run it with sudo");
        }
    }

    private void sayWhatIsNotKnown() {
        if (new StateFolder(root).kept().isPresent() && !new WrittenFiles(root).isRecorded()) {
            events.emit(new Event.Warned("this machine was provisioned by an agent that did not record what it wrote:"
                    + " files and images of its bundle stay, and all else is removed"));
        }
    }

    private void take(RemovalStep step) {
        attempt("", () -> step.remnants().forEach(this::take));
    }

    private void take(Remnant remnant) {
        attempt(remnant.what(), () -> {
            if (remnant.taking().take()) {
                taken.add(remnant.what());
                events.emit(new Event.Noted("removed: " + remnant.what()));
            }
        });
    }

    private void attempt(String what, Remnant.Removing removing) {
        try {
            removing.remove();
        } catch (IOException e) {
            failed.add(Problem.machine(reason(what, e)).causedBy(e));
        } catch (UncheckedIOException e) {
            failed.add(Problem.machine(reason(what, e.getCause())).causedBy(e));
        } catch (Problem e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            failed.add(what.isEmpty() ? e : e.in(what));
        }
    }

    private static String reason(String what, IOException e) {
        String why = e instanceof FileSystemException file && file.getReason() == null
                ? file.getFile() + " (" + file.getClass().getSimpleName() + ")"
                : e.getMessage();
        return what.isEmpty() ? why : what + ": " + why;
    }

    private Problem together() {
        return Problem.together(
                failed.stream().map(each -> each.in("cannot remove")).toList());
    }
}
