package dev.roadcase.bundler.guest;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.GuestObjects;
import dev.roadcase.bundler.changeover.KnownObjects;
import dev.roadcase.bundler.provider.ProviderRecord;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import java.util.Set;

/** Takes a show out of somebody else's cluster: what has its label goes, and nothing else. */
public record GuestDown(ShowFolder show, KnownShows known, Events events) {

    /** What will be deleted, in words for a person. */
    public String what() {
        String what = "all objects of " + show.demo().name() + " in the cluster of the context "
                + show.host().orElseThrow().context().name();
        return what + (ownsFolder() ? ", and the folder " + show.path() : "");
    }

    /**
     * Deletes it, and says what stays in the registry. The same again deletes what an earlier run has left.
     *
     * @throws Problem exit 5 if the cluster does not answer, or something stays
     */
    public void run() {
        new GuestObjects(new ShowAccess(show).apiServer(), new KnownObjects(show.path()).all())
                .deleteAll()
                .forEach(gone -> events.emit(new Event.Noted("took out of the cluster: " + gone)));
        Set<String> pushed = new GuestFolder(show.path()).pushed();
        if (!pushed.isEmpty()) {
            events.emit(new Event.Noted("these images stay in the registry: " + String.join(", ", pushed)));
        }
        known.forget(show.path());
        if (ownsFolder()) {
            new FolderTree(show.path()).delete();
        } else {
            new FolderTree(show.path().resolve(ProviderRecord.FILE)).delete();
        }
    }

    private boolean ownsFolder() {
        return ProviderRecord.in(show.path()).filter(ProviderRecord::ownFolder).isPresent();
    }
}
