package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.member.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A layer that becomes a snapshot. It is unpacked into one of its own that stands on nothing, so that it need not wait for
 * the layers below. When those are there, it is moved to its place.
 */
record SnapshotLayer(Snapshots snapshots, DiskSync disk, ImageLayers image, LayerChain.ChainedLayer link) {

    Digest name() {
        return link.name();
    }

    Optional<Digest> parent() {
        return link.parent();
    }

    long size() {
        return link.layer().size();
    }

    /**
     * Unpacks it. None, with nothing left behind, if containerd itself must do that.
     *
     * @param there names of all snapshots: an earlier run may have left this one
     * @param moved hears how many bytes of the layer came
     * @throws Problem exit 4 if the bundle is damaged
     */
    Optional<FilledSnapshot> fill(Set<String> there, IntConsumer moved) {
        Snapshots.begun(name().toString()).filter(there::contains).forEach(snapshots::remove);
        Optional<SnapshotFolders> folders = snapshots.begin(alone(), Optional.empty());
        boolean done = false;
        try {
            Optional<FilledSnapshot> filled = folders.flatMap(its -> unpack(its, moved));
            done = filled.isPresent();
            return filled;
        } finally {
            if (!done) {
                remove();
            }
        }
    }

    private Optional<FilledSnapshot> unpack(SnapshotFolders folders, IntConsumer moved) {
        try {
            Unfinished unfinished = new LayerUnpacking(image.bundle(), link, moved).into(folders.own());
            Optional<Unfinished> left = Optional.of(unfinished).filter(its -> !its.isEmpty());
            return Optional.of(new FilledSnapshot(folders, left));
        } catch (IOException e) {
            // containerd says in its own words what is wrong with it.
            return Optional.empty();
        }
    }

    /** Gives it its place and its name, once its files are on the disk. Answers false, with nothing left behind, if that is not possible. */
    boolean finish(FilledSnapshot filled) {
        boolean done = false;
        try {
            done = parent().isPresent() ? place(filled, parent().get()) : complete(filled, filled.folders(), alone());
            return done;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        } finally {
            if (!done || parent().isPresent()) {
                remove();
            }
        }
    }

    private boolean place(FilledSnapshot filled, Digest parent) throws IOException, InterruptedException {
        Optional<SnapshotFolders> place = snapshots.begin(placed(), Optional.of(parent.toString()));
        boolean done = false;
        try {
            if (place.isPresent()) {
                move(filled.folders().own(), place.get().own());
                done = complete(filled, place.get(), placed());
            }
            return done;
        } finally {
            if (!done) {
                snapshots.remove(placed());
            }
        }
    }

    /** Over the empty folder that stands there. */
    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean complete(FilledSnapshot filled, SnapshotFolders place, String begun)
            throws IOException, InterruptedException {
        if (filled.unfinished().isPresent()) {
            new LayerFinish(place.own(), place.lower())
                    .finish(filled.unfinished().get());
            disk.sync(place.own());
        }
        if (!snapshots.finish(begun, name().toString())) {
            // A pull of somebody else was faster.
            snapshots.remove(begun);
        }
        return true;
    }

    /** Takes away what was unpacked. */
    void remove() {
        snapshots.remove(alone());
    }

    private String alone() {
        return Snapshots.BEGUN + name();
    }

    private String placed() {
        return Snapshots.PLACED + name();
    }
}
