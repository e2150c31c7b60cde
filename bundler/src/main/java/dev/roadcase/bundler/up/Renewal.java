package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.apiserver.CarriedObject;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.apiserver.ClusterView;
import dev.roadcase.bundler.changeover.Changeover;
import dev.roadcase.bundler.changeover.Changeover.Reached;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings the bundle and the files that a show's folder names to machines that run with others. The controller comes first:
 * it applies the bundle's workloads, and no kubelet may be newer than its API server (Kubernetes, "Version Skew Policy").
 * Then comes one node after the other, so that the demo goes on; its pods start anew there with the bundle's images.
 *
 * @param changeover absent where it is the same bundle
 */
record Renewal(
        ShowFolder show,
        Bundle bundle,
        Provider provider,
        Following following,
        Optional<Changeover> changeover,
        Events events) {
    private static final Duration BACK = Duration.ofMinutes(5);

    void run() {
        boolean cleared = changeover
                .filter(its -> !its.begins() && its.reached() != Reached.CLEARED)
                .filter(this::clear)
                .isPresent();
        changeover.ifPresent(its -> its.reach(Reached.CLEARED));
        List<ShowMachine> controllers = outdated(Role.CONTROLLER);
        if (cleared && controllers.isEmpty()) {
            new DemoObjects(show, bundle).applyTo(new ShowAccess(show).apiServer());
        }
        controllers.forEach(this::renew);
        outdated(Role.NODE).forEach(this::renew);
    }

    /** Those that have something else. */
    private List<ShowMachine> outdated(Role role) {
        return show.machines().stream()
                .filter(machine -> machine.role() == role)
                .filter(machine -> !provider.isCurrent(machine.name()))
                .toList();
    }

    /** One that does not come back is named, and spoils nothing: the others go on. */
    private void renew(ShowMachine machine) {
        events.emit(new Event.Began("bringing " + machine.name() + " what has changed"));
        provider.renew(machine.name());
        if (!following.isReadyWithin(machine, BACK)) {
            events.emit(new Event.Warned(machine.name() + " does not come back within " + BACK.toMinutes()
                    + " minutes: going on without it"));
        }
    }

    /** Takes away what the bundle does not have, or cannot change. Answers whether there was anything. */
    private boolean clear(Changeover its) {
        List<CarriedObject> stale = its.stale(new DemoObjects(show, bundle).all());
        if (stale.isEmpty()) {
            return false;
        }
        ApiServer server = new ShowAccess(show).apiServer();
        if (!new Deadline(BACK).until(new ClusterView(server)::answers)) {
            throw Problem.upstream("the API server of the show does not answer")
                    .advise("is the controller on? The same command goes on from here");
        }
        ClusterObjects objects = new ClusterObjects(server);
        stale.forEach(object -> {
            objects.delete(object);
            events.emit(new Event.Noted("took out of the cluster: " + object));
        });
        return true;
    }
}
