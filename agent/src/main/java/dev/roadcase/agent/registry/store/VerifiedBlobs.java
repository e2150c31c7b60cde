package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Which blobs have the digest that they should have. Each is hashed once, however many ask for it at the same time. */
final class VerifiedBlobs {
    private static final int BUFFER = 64 << 10;

    private final Bundle bundle;
    private final Events events;
    private final Map<Digest, CompletableFuture<Digest>> checks = new ConcurrentHashMap<>();

    VerifiedBlobs(Bundle bundle, Events events) {
        this.bundle = bundle;
        this.events = events;
    }

    /**
     * Returns once the blob is known to have its digest.
     *
     * @throws Problem if it has another one, now and each time it is asked for again, or if it cannot be read just now
     */
    void require(Digest digest, Entry entry) {
        CompletableFuture<Digest> mine = new CompletableFuture<>();
        CompletableFuture<Digest> first = checks.computeIfAbsent(digest, key -> mine);
        if (first == mine) {
            check(digest, entry, mine);
        }
        await(first);
    }

    private void check(Digest digest, Entry entry, CompletableFuture<Digest> result) {
        try {
            hash(Descriptor.of("application/octet-stream", digest, entry.size()));
            result.complete(digest);
        } catch (Problem e) {
            forgetUnlessDamaged(digest, e);
            events.emit(new Event.Warned("entry " + entry.name() + " is not served: " + e.getMessage()));
            result.completeExceptionally(e);
        } finally {
            if (!result.isDone()) {
                checks.remove(digest);
                result.cancel(false);
            }
        }
    }

    /** A disk that cannot be read may be read again later; damage stays. */
    private void forgetUnlessDamaged(Digest digest, Problem e) {
        if (e.exitCode() != ExitCode.NOT_AUTHENTIC) {
            checks.remove(digest);
        }
    }

    private void hash(Descriptor blob) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = bundle.stream(blob)) {
            while (in.read(buffer) >= 0) {
                // The stream itself hashes what passes, and throws at its end.
            }
        } catch (IOException e) {
            throw Problem.machine("cannot read " + bundle.file() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static void await(CompletableFuture<Digest> check) {
        try {
            check.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Problem problem ? problem : e;
        }
    }
}
