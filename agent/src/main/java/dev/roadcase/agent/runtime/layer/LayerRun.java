package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Layers of many images that are unpacked at the same time. Each gets its name when the layer below has its own. */
public final class LayerRun implements AutoCloseable {
    private final Snapshots snapshots;
    private final Events events;
    private final Set<String> there;
    private final DiskSync disk = new DiskSync();
    private final Map<Digest, CompletableFuture<Boolean>> finished = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final ExecutorService unpacking =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), LayerRun::thread);
    private final ExecutorService finishing = Executors.newCachedThreadPool(LayerRun::thread);
    private volatile boolean ended;

    LayerRun(Snapshots snapshots, Events events, List<ImageLayers> images) {
        this.snapshots = snapshots;
        this.events = events;
        this.there = snapshots.names();
        start(images);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "layer");
        thread.setDaemon(true);
        return thread;
    }

    /** One image after the other, so that what is complete has its name if this is killed. */
    private void start(List<ImageLayers> images) {
        for (ImageLayers image : images) {
            Map<SnapshotLayer, CompletableFuture<Optional<FilledSnapshot>>> filled = missing(image);
            CompletableFuture<Void> onDisk = CompletableFuture.allOf(
                            filled.values().toArray(CompletableFuture[]::new))
                    .handle((all, failure) -> filled.values().stream()
                            .flatMap(each -> found(each).stream())
                            .findAny())
                    .thenAcceptAsync(disk::sync, finishing);
            filled.forEach((layer, its) -> finish(layer, onDisk.thenCompose(done -> its)));
            filled.keySet().stream()
                    .sorted(Comparator.comparing(SnapshotLayer::size).reversed())
                    .forEach(layer -> unpacking.execute(() -> fill(layer, filled.get(layer))));
        }
    }

    /** The layers of an image that nobody has unpacked, or begun to unpack, from the lowest up. */
    private Map<SnapshotLayer, CompletableFuture<Optional<FilledSnapshot>>> missing(ImageLayers image) {
        Map<SnapshotLayer, CompletableFuture<Optional<FilledSnapshot>>> missing = new LinkedHashMap<>();
        for (LayerChain.ChainedLayer link : image.chain().links()) {
            if (there.contains(link.name().toString())) {
                finished.put(link.name(), CompletableFuture.completedFuture(true));
            } else if (!finished.containsKey(link.name())) {
                missing.put(new SnapshotLayer(snapshots, disk, image, link), new CompletableFuture<>());
            }
        }
        return missing;
    }

    private static Optional<FilledSnapshot> found(CompletableFuture<Optional<FilledSnapshot>> filled) {
        return filled.isCompletedExceptionally() ? Optional.empty() : filled.join();
    }

    /** Layers come in the order of their images, so the one below is known. */
    private void finish(SnapshotLayer layer, CompletableFuture<Optional<FilledSnapshot>> onDisk) {
        CompletableFuture<Boolean> below = layer.parent()
                .map(parent -> finished.get(parent).exceptionally(failure -> false))
                .orElseGet(() -> CompletableFuture.completedFuture(true));
        finished.put(
                layer.name(),
                onDisk.thenCombineAsync(below, (found, isBelow) -> finish(layer, found, isBelow), finishing));
    }

    private boolean finish(SnapshotLayer layer, Optional<FilledSnapshot> found, boolean isBelow) {
        boolean done = !ended && isBelow && found.isPresent() && layer.finish(found.get());
        if (!done) {
            found.ifPresent(begun -> layer.remove());
        }
        return done;
    }

    private void fill(SnapshotLayer layer, CompletableFuture<Optional<FilledSnapshot>> filled) {
        try {
            if (ended) {
                throw new CancellationException();
            }
            filled.complete(layer.fill(there, bytes -> moved(layer.image(), bytes)));
        } catch (RuntimeException e) {
            filled.completeExceptionally(e);
        }
    }

    private synchronized void moved(ImageLayers image, int bytes) {
        if (ended) {
            throw new CancellationException();
        }
        if (begun.add(image.what())) {
            events.emit(new Event.TransferBegan(image.what(), image.size()));
        }
        events.emit(new Event.TransferMoved(image.what(), bytes));
    }

    /**
     * Waits for all layers of an image. Answers false if containerd itself must unpack one of them: because it is not what
     * the image's config says, or nothing that we can unpack as containerd does.
     *
     * @throws Problem exit 4 if the bundle is damaged
     */
    public boolean isUnpacked(LayerChain chain) {
        boolean all = true;
        for (LayerChain.ChainedLayer link : chain.links()) {
            all = all && finished.containsKey(link.name()) && result(finished.get(link.name()));
        }
        return all;
    }

    private static boolean result(CompletableFuture<Boolean> layer) {
        try {
            return layer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        } catch (ExecutionException e) {
            throw known(e.getCause());
        }
    }

    private static RuntimeException known(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Ends what is under way, and takes it away. Returns when nobody reads the bundle any more. */
    @Override
    public void close() {
        ended = true;
        unpacking.shutdown();
        finished.values().forEach(layer -> layer.handle((done, failure) -> true).join());
        finishing.shutdown();
    }
}
