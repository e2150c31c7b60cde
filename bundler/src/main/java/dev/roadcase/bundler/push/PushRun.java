package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.registry.RegistryWriter;
import dev.roadcase.bundler.remote.registry.Sent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What one run does on its threads: blobs, then the manifests that name them, then what refers to those. */
final class PushRun {
    private final Bundle bundle;
    private final RegistryWriter writer;
    private final String host;
    private final Tally tally;
    private final Events events;
    private final AtomicReference<Problem> gone = new AtomicReference<>();

    PushRun(Bundle bundle, RegistryWriter writer, String host, Tally tally, Events events) {
        this.bundle = bundle;
        this.writer = writer;
        this.host = host;
        this.tally = tally;
        this.events = events;
    }

    /** Begins all; an image ends when it is there, or cannot come there. */
    Map<Consignment, CompletableFuture<PushedImage>> begin(
            List<Consignment> consignments, BlobPushes blobs, PushLanes lanes) {
        blobs.begin(this::bring, lanes.blobs());
        Subjects subjects = Subjects.of(bundle, consignments);
        Map<Consignment, CompletableFuture<PushedImage>> begun = new HashMap<>();
        for (Consignment consignment : subjects.first(consignments)) {
            CompletableFuture<?> before = subjects.of(consignment)
                    .map(begun::get)
                    .<CompletableFuture<?>>map(subject -> subject.handle((done, failure) -> "ended"))
                    .orElseGet(() -> CompletableFuture.completedFuture("nothing"));
            begun.put(
                    consignment,
                    CompletableFuture.allOf(blobs.of(consignment), before)
                            .thenApplyAsync(ready -> push(consignment), lanes.documents()));
        }
        return begun;
    }

    /** Why no registry is there any more. */
    Optional<Problem> gone() {
        return Optional.ofNullable(gone.get());
    }

    private PushedImage push(Consignment consignment) {
        ManifestDelivery manifests = new ManifestDelivery(writer, tally);
        return whileThere(() -> new ParcelPush(bundle, consignment, manifests, events).run());
    }

    private void bring(Reference target, Descriptor blob, Optional<Reference> other) {
        whileThere(() -> {
            if (writer.has(target, blob)) {
                tally.foundBlob(blob);
            } else {
                send(target, blob, other);
            }
            return blob;
        });
    }

    private void send(Reference target, Descriptor blob, Optional<Reference> other) {
        BundleBlob bytes = new BundleBlob(bundle, blob, target, events);
        if (writer.send(target, blob, other, bytes) == Sent.MOUNTED) {
            tally.mounted(blob);
        } else {
            bytes.end();
            tally.sent(blob);
        }
    }

    /** If nobody answers any more, others need not find that out after many tries each. */
    private <T> T whileThere(Supplier<T> step) {
        gone().ifPresent(away -> {
            throw away;
        });
        try {
            return step.get();
        } catch (Problem problem) {
            if (problem.exitCode() == ExitCode.UPSTREAM) {
                requireRegistry();
            }
            throw problem;
        }
    }

    private void requireRegistry() {
        try {
            writer.greet(host);
        } catch (Problem away) {
            gone.compareAndSet(null, away);
            throw away;
        }
    }
}
