package dev.roadcase.bundler.up;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.snapshot.SnapshotKey;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.RestoreFolder;
import dev.roadcase.bundler.show.ShowFolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which snapshot a new controller gets: the newest that is whole.
 *
 * @param provider of the show's machines
 * @param at none that is later than this
 */
record SnapshotChoice(ShowFolder show, Provider provider, Optional<Instant> at, Events events) {

    /**
     * Brings it into this folder, unless the folder has a newer one from an earlier run: the node that had it may be gone.
     *
     * @throws Problem exit 5 if there is none
     */
    void keepIn(RestoreFolder folder) {
        events.emit(new Event.Began("looking for what the controller knew"));
        SnapshotSearch search = new SnapshotSearch(show, provider, SnapshotKey.read(show.key(Pki.SNAPSHOTS)), events);
        List<NodeSnapshot> all = search.all();
        Optional<Instant> kept = folder.taken().filter(this::isMeant);
        all.stream()
                .filter(its -> isMeant(its.name().taken()))
                .filter(its -> kept.map(its.name().taken()::isAfter).orElse(true))
                .anyMatch(its -> search.isBrought(its, folder));
        Instant taken = folder.taken()
                .filter(this::isMeant)
                .orElseThrow(() -> Problem.upstream(
                                "no node of " + show.path() + " gives a snapshot of what the controller knew")
                        .advise("switch a node of the show on, and try again; or begin anew: bundle down, and then"
                                + " bundle up"));
        events.emit(new Event.Noted("the cluster comes back as it was at " + taken));
        sayOthers(all, folder.cluster());
    }

    private boolean isMeant(Instant taken) {
        return at.map(latest -> !taken.isAfter(latest)).orElse(true);
    }

    /** Somebody may have begun anew before the controller was missed. */
    private void sayOthers(List<NodeSnapshot> all, String cluster) {
        all.stream()
                .filter(its -> !its.name().cluster().equals(cluster))
                .findFirst()
                .ifPresent(its -> events.emit(
                        new Event.Noted("another cluster was kept, too: " + its.node() + " has it as it was at "
                                + its.name().taken() + " (--at " + its.name().taken() + ")")));
    }
}
