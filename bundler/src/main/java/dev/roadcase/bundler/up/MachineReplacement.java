package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.cluster.Spare;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.ssh.SshUser;
import dev.roadcase.bundler.status.ShowStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A spare machine takes a dead one's place: it has its name, and keys of its own. It may be done again where an earlier run
 * was stopped.
 *
 * @param privileges words of docker create that make a container a machine
 * @param user answers what only a person knows, where machines are reached by SSH
 * @param configure writes the folder of the show anew for this machine
 */
public record MachineReplacement(
        ShowFolder show,
        Bundle bundle,
        Spare spare,
        List<String> privileges,
        SshUser user,
        Consumer<Spare> configure,
        Events events) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** @throws Problem exit 3 if this machine cannot be replaced, or not by one at this address */
    public void check() {
        new SpareCheck(show, spare).run();
    }

    /**
     * Does it, and waits for the new machine where it is started here.
     *
     * @return how the show is then; absent where somebody else has to start the machine
     * @throws Problem exit 5 if the demo does not come right again; exit 6 if the machine cannot be made
     */
    public Optional<ShowStatus> run() {
        forgetNode();
        Map<String, String> before = userData(show);
        configure.accept(spare);
        ShowFolder now = ShowFolder.at(show.path());
        Map<String, String> after = userData(now);
        now.machines().stream()
                .filter(machine -> !after.get(machine.name()).equals(before.get(machine.name())))
                .forEach(this::sayChanged);
        return new ChosenProvider(now, privileges, user, events).provider().map(provider -> start(now, provider));
    }

    /** Its pods go elsewhere at once, and the new machine is ready only once it has said so itself. */
    private void forgetNode() {
        try {
            new ClusterObjects(new ShowAccess(show).apiServer()).deleteNode(spare.name());
        } catch (Problem away) {
            events.emit(new Event.Warned("Kubernetes still counts on the old machine: " + away.getMessage()));
        }
    }

    private static Map<String, String> userData(ShowFolder folder) {
        Map<String, String> texts = new HashMap<>();
        folder.machines().forEach(machine -> texts.put(machine.name(), userData(folder, machine)));
        return texts;
    }

    private static String userData(ShowFolder folder, ShowMachine machine) {
        try {
            return Files.readString(folder.userData(machine));
        } catch (IOException none) {
            return "";
        }
    }

    private void sayChanged(ShowMachine machine) {
        if (!machine.name().equals(spare.name())) {
            events.emit(new Event.Warned(machine.name() + " knows the old address until it gets its new user-data, "
                    + show.userData(machine)));
        }
    }

    private ShowStatus start(ShowFolder now, Provider provider) {
        if (ProviderRecord.in(now.path()).orElseThrow().kind() == ProviderKind.CONTAINERS) {
            new MachineImageLoad(bundle, events).run();
        }
        provider.delete(spare.name());
        provider.start();
        return new Following(now, events).untilShowable(LONGEST);
    }
}
