package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.registry.store.BundleStore;
import java.nio.file.Files;

/** All that the parts of an overlay share. */
record OverlayContent(
        OverlayFolder folder,
        BlobPool pool,
        Uploads uploads,
        OverlayBlobs blobs,
        Indexes indexes,
        Needed needed,
        Turns turns,
        BundleStore bundle,
        Events events) {

    /** @param alone whether no other program writes here */
    static OverlayContent of(OverlayFolder folder, Pushing pushing, boolean alone, BundleStore bundle, Events events) {
        Room room = new Room(pushing.limit(), () -> BlobPool.size(folder) + Disk.size(folder.uploads()));
        BlobPool pool = new BlobPool(folder, room, Files::createLink);
        return new OverlayContent(
                folder,
                pool,
                new Uploads(folder, room),
                new OverlayBlobs(pool, events),
                new Indexes(alone),
                new Needed(pushing.grace()),
                new Turns(),
                bundle,
                events);
    }
}
