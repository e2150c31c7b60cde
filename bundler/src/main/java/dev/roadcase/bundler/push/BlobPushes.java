package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * All blobs that go into a registry, the largest first. A blob is sent into one repository; once it is there, the others
 * take it from that one. For one thread.
 */
final class BlobPushes {
    private final Map<Digest, WantedBlob> wanted = new LinkedHashMap<>();
    private final Map<ContentPlace, CompletableFuture<Void>> pushes = new HashMap<>();

    private record WantedBlob(Descriptor blob, Map<String, Reference> places) {
        long size() {
            return blob.size();
        }
    }

    /** Brings one blob into one repository. */
    @FunctionalInterface
    interface Carrier {
        /** @param other a repository that has it, where that is known */
        void bring(Reference target, Descriptor blob, Optional<Reference> other);
    }

    BlobPushes(List<Consignment> consignments) {
        for (Consignment consignment : consignments) {
            consignment.blobs().forEach(blob -> want(blob, consignment.parcel().target()));
        }
    }

    private void want(Descriptor blob, Reference target) {
        wanted.computeIfAbsent(blob.digest(), key -> new WantedBlob(blob, new LinkedHashMap<>()))
                .places()
                .putIfAbsent(target.repository(), target);
    }

    /** Bytes of all blobs, each once. */
    long bytes() {
        return wanted.values().stream().mapToLong(WantedBlob::size).sum();
    }

    /** How many there are, each once. */
    int count() {
        return wanted.size();
    }

    /** Begins all of them. */
    void begin(Carrier carrier, Executor executor) {
        wanted.values().stream()
                .sorted(Comparator.comparingLong(WantedBlob::size).reversed())
                .forEach(blob -> begin(blob, carrier, executor));
    }

    /** Ends when all blobs of this one are in its repository, or one of them cannot come there. */
    CompletableFuture<Void> of(Consignment consignment) {
        Reference target = consignment.parcel().target();
        return CompletableFuture.allOf(consignment.blobs().stream()
                .map(blob -> pushes.get(ContentPlace.of(blob, target)))
                .toArray(CompletableFuture[]::new));
    }

    private void begin(WantedBlob one, Carrier carrier, Executor executor) {
        List<Reference> places = List.copyOf(one.places().values());
        Reference home = places.get(0);
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> carrier.bring(home, one.blob(), Optional.empty()), executor);
        put(one.blob(), home, first);
        for (Reference other : places.subList(1, places.size())) {
            CompletableFuture<Void> next = first.handleAsync(
                    (done, failure) -> {
                        carrier.bring(other, one.blob(), from(home, failure));
                        return done;
                    },
                    executor);
            put(one.blob(), other, next);
        }
    }

    /** A blob that is damaged is not sent again. */
    private static Optional<Reference> from(Reference home, Throwable failure) {
        if (failure != null
                && failure.getCause() instanceof Problem problem
                && problem.exitCode() == ExitCode.NOT_AUTHENTIC) {
            throw problem;
        }
        return failure == null ? Optional.of(home) : Optional.empty();
    }

    private void put(Descriptor blob, Reference target, CompletableFuture<Void> push) {
        pushes.put(ContentPlace.of(blob, target), push);
    }
}
