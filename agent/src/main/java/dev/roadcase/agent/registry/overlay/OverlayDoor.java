package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.store.BundleStore;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether there is an overlay, and whether this server may change it. Its folder is made at the first push. */
final class OverlayDoor implements Closeable {
    private final Pushing pushing;
    private final BundleStore bundle;
    private final Events events;
    private volatile Optional<OverlayContent> content = Optional.empty();
    private Optional<OverlayLock> lock = Optional.empty();
    private Optional<Collecting> collecting = Optional.empty();

    private OverlayDoor(Pushing pushing, BundleStore bundle, Events events) {
        this.pushing = pushing;
        this.bundle = bundle;
        this.events = events;
    }

    /** @throws Problem exit 6 if the overlay is there and another server uses it */
    static OverlayDoor open(Pushing pushing, BundleStore bundle, Events events) {
        OverlayDoor door = new OverlayDoor(pushing, bundle, events);
        pushing.folder().filter(Files::isDirectory).ifPresent(door::openThere);
        return door;
    }

    private void openThere(Path folder) {
        if (!pushing.isReadOnly() && Files.isWritable(folder)) {
            openToWrite(folder);
        } else {
            content = Optional.of(content(folder, false));
        }
    }

    private OverlayContent openToWrite(Path folder) {
        lock = Optional.of(OverlayLock.take(new OverlayFolder(folder).lock()));
        OverlayContent opened = content(folder, true);
        collecting = Optional.of(Collecting.begin(opened, pushing.grace()));
        content = Optional.of(opened);
        return opened;
    }

    private OverlayContent content(Path folder, boolean alone) {
        return OverlayContent.of(new OverlayFolder(folder), pushing, alone, bundle, events);
    }

    /** What was pushed, if anything was: here, or by another server that made the folder since. */
    Optional<OverlayContent> toRead() {
        return content.isPresent() ? content : appeared();
    }

    /** It is the other server's: this one has no right to change it, and remembers nothing of it. */
    private synchronized Optional<OverlayContent> appeared() {
        if (content.isEmpty()) {
            content = pushing.folder().filter(Files::isDirectory).map(folder -> content(folder, false));
        }
        return content;
    }

    /**
     * What was pushed, to be changed.
     *
     * @throws StoreRefusal if it cannot be, with a sentence
     */
    synchronized OverlayContent toWrite() {
        if (pushing.isReadOnly()) {
            throw new StoreRefusal(Reason.READ_ONLY, "this server was started with --read-only: it takes no pushes");
        }
        Path folder = pushing.folder()
                .orElseThrow(() -> new StoreRefusal(
                        Reason.READ_ONLY,
                        "this server has no place for pushes: start it with --overlay DIR, a folder that keeps them"));
        return lock.isPresent() ? content.orElseThrow() : made(folder);
    }

    private OverlayContent made(Path folder) {
        try {
            OverlayFolder.make(folder);
            return openToWrite(folder);
        } catch (IOException e) {
            throw unusable(folder, Problem.unwritable(folder, e));
        } catch (Problem e) {
            throw unusable(folder, e);
        }
    }

    private static StoreRefusal unusable(Path folder, Problem problem) {
        return new StoreRefusal(
                Reason.READ_ONLY,
                problem.getMessage() + ": start this server with --overlay DIR, another folder than " + folder);
    }

    @Override
    public synchronized void close() {
        collecting.ifPresent(Collecting::close);
        lock.ifPresent(OverlayLock::close);
        lock = Optional.empty();
    }
}
