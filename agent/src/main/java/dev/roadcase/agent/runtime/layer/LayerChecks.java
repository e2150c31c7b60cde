package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Checks the layers of an image in their order, one ahead of the layer that is being unpacked: then a processor and a
 * network that unpacking leaves idle have work.
 */
final class LayerChecks implements AutoCloseable {
    private final String what;
    private final Bundle bundle;
    private final Iterator<Descriptor> layers;
    private final Events events;
    private Optional<CompletableFuture<CheckedLayer>> ahead = Optional.empty();
    private volatile boolean ended;

    /** @param what names the image for the user */
    LayerChecks(String what, Bundle bundle, List<Descriptor> layers, Events events) {
        this.what = what;
        this.bundle = bundle;
        this.layers = layers.iterator();
        this.events = events;
    }

    /**
     * Answers the next layer when it is checked, and begins to check the one after it.
     *
     * @param room a folder for copies of both
     * @throws dev.roadcase.agent.problem.Problem exit 4 if the layer is not what its descriptor says
     */
    CheckedLayer next(Path room) throws IOException, InterruptedException {
        CheckedLayer checked = result(ahead.orElseGet(() -> begin(layers.next(), room)));
        ahead = layers.hasNext() ? Optional.of(begin(layers.next(), room)) : Optional.empty();
        return checked;
    }

    private CompletableFuture<CheckedLayer> begin(Descriptor layer, Path room) {
        return CompletableFuture.supplyAsync(() -> check(layer, room), LayerChecks::start);
    }

    private static void start(Runnable check) {
        Thread thread = new Thread(check, "layer");
        thread.setDaemon(true);
        thread.start();
    }

    private CheckedLayer check(Descriptor layer, Path room) {
        try {
            return CheckedLayer.of(bundle, layer, room, this::moved);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void moved(int bytes) {
        if (ended) {
            throw new CancellationException();
        }
        events.emit(new Event.TransferMoved(what, bytes));
    }

    private static CheckedLayer result(CompletableFuture<CheckedLayer> check) throws IOException, InterruptedException {
        try {
            return check.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IOException(e.getCause());
        }
    }

    /** Ends the check that is under way. Returns when it no longer reads the bundle. */
    @Override
    public void close() {
        ended = true;
        ahead.ifPresent(check -> check.thenAccept(LayerChecks::close)
                .handle((closed, failure) -> true)
                .join());
    }

    private static void close(CheckedLayer unused) {
        try {
            unused.close();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
