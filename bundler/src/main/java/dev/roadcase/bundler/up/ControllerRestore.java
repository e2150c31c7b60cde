package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.apiserver.ClusterView;
import dev.roadcase.bundler.cluster.Spare;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.provider.ProviderKind;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.EtcdKeeping;
import dev.roadcase.bundler.show.RestoreFolder;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.ssh.SshUser;
import dev.roadcase.bundler.status.ShowStatus;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A new controller takes a lost one's place, with all that the cluster knew. The same again goes on where an earlier run was
 * stopped.
 *
 * @param request checked before
 * @param privileges words of docker create that make a container a machine
 * @param user answers what only a person knows, where machines are reached by SSH
 * @param configure writes the folder of the show anew for this machine
 */
public record ControllerRestore(
        ShowFolder show,
        Bundle bundle,
        RestoreRequest request,
        List<String> privileges,
        SshUser user,
        Consumer<Spare> configure,
        Events events) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * Does it, and waits until the demo can be shown.
     *
     * @throws Problem exit 5 if no node has a snapshot, or if the demo does not come right again; exit 6 if the machine cannot
     *     be made
     */
    public ShowStatus run() {
        RestoreFolder folder = RestoreFolder.of(show);
        if (!new RestoreCheck(show, bundle, request).isUnderWay()) {
            folder.takeBack();
            if (EtcdKeeping.of(show) == EtcdKeeping.SNAPSHOTS) {
                new SnapshotChoice(show, provider(show), request.at(), events).keepIn(folder);
            }
            giveMachine(folder);
        }
        ShowFolder now = ShowFolder.at(show.path());
        Provider provider = provider(now);
        ApiServer server = start(now, provider);
        folder.removeSnapshot();
        new NodesOfRestored(now, provider, events).run();
        folder.onto()
                .filter(name -> !RestoreCheck.hasMachine(now, name))
                .ifPresent(new ClusterObjects(server)::deleteNode);
        folder.remove();
        return new Following(now, events).untilShowable(LONGEST);
    }

    /** The name of the node is kept first: once the show is without it, nothing else knows it. */
    private void giveMachine(RestoreFolder folder) {
        request.onto().ifPresent(folder::keepOnto);
        Optional<String> given = request.onto().filter(name -> RestoreCheck.hasMachine(show, name));
        Provider old = provider(show);
        sayGoodbye(given);
        old.delete(show.controller().name());
        given.ifPresent(old::delete);
        configure.accept(new Spare(show.controller().name(), Optional.empty(), given));
        folder.give();
    }

    /** Nobody will ask a machine at an address that the show does not have any more. */
    private void sayGoodbye(Optional<String> given) {
        ShowMachine controller = show.controller();
        given.flatMap(name -> controller.ssh())
                .ifPresent(login -> events.emit(new Event.Warned("if the old controller, " + login
                        + ", comes back: it has keys of the show until this is run there:"
                        + " sudo /opt/roadcase/agent/bin/agent remove")));
    }

    private Provider provider(ShowFolder folder) {
        return new ChosenProvider(folder, privileges, user, events).required();
    }

    private ApiServer start(ShowFolder now, Provider provider) {
        if (ProviderRecord.in(now.path()).orElseThrow().kind() == ProviderKind.CONTAINERS) {
            new MachineImageLoad(bundle, events).run();
        }
        provider.start();
        ApiServer server = new ShowAccess(now).apiServer();
        events.emit(new Event.Began("waiting for the new controller"));
        if (!new Deadline(LONGEST).until(new ClusterView(server)::answers)) {
            throw Problem.upstream("the new controller does not answer after " + LONGEST.toMinutes() + " minutes")
                    .advise("bundle logs " + now.controller().name() + " says why; the same command begins once more");
        }
        return server;
    }
}
