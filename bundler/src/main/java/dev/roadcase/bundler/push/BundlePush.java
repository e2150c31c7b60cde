package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.Jobs;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Pushes a bundle: its images and artifacts, each under its name, with the digests that they have. What is in the registry
 * already is not sent. An image that fails keeps no other from being pushed.
 */
public final class BundlePush {
    private final Bundle bundle;
    private final PushDestination target;
    private final OptionalInt jobs;
    private final RegistryWriter writer;
    private final Events events;

    /**
     * For a push to this registry.
     *
     * @param jobs how many transfers at once, at least one; absent means what suits cores and sizes
     */
    public static BundlePush to(
            PushDestination target, HostSettings hosts, OptionalInt jobs, Bundle bundle, Events events) {
        return new BundlePush(bundle, target, jobs, Connections.of(hosts.forPush(), events), events);
    }

    BundlePush(Bundle bundle, PushDestination target, OptionalInt jobs, Connections connections, Events events) {
        this.bundle = bundle;
        this.target = target;
        this.jobs = jobs;
        this.writer = new RegistryWriter(connections);
        this.events = events;
    }

    /**
     * Pushes what is missing there.
     *
     * @throws Problem exit 2 if two images would have the same name there; exit 5 if no registry answers
     */
    public PushOutcome run() {
        List<Parcel> parcels = Parcels.of(bundle, target);
        noteFiles();
        writer.await(target.host());
        List<NotPushed> failed = new ArrayList<>();
        List<Consignment> consignments = parcels.stream()
                .flatMap(parcel -> consignment(parcel, failed).stream())
                .toList();
        events.emit(new Event.Began("pushing " + parcels.size() + " images to " + target));
        return push(consignments, failed);
    }

    private PushOutcome push(List<Consignment> consignments, List<NotPushed> failed) {
        BlobPushes blobs = new BlobPushes(consignments);
        Tally tally = new Tally(blobs.bytes(), events);
        PushRun run = new PushRun(bundle, writer, target.host(), tally, events);
        List<PushedImage> pushed = new ArrayList<>();
        try (PushLanes lanes = new PushLanes(jobs(blobs))) {
            tally.begin();
            Map<Consignment, CompletableFuture<PushedImage>> begun = run.begin(consignments, blobs, lanes);
            for (Consignment each : consignments) {
                await(begun.get(each), each.parcel(), failed).ifPresent(pushed::add);
            }
        }
        return new PushOutcome(bundle.file(), target, pushed, failed, tally.bytes(), run.gone());
    }

    private static Optional<PushedImage> await(
            CompletableFuture<PushedImage> image, Parcel parcel, List<NotPushed> failed) {
        try {
            return Optional.of(image.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        } catch (ExecutionException e) {
            failed.add(new NotPushed(parcel.source(), problem(e)));
            return Optional.empty();
        }
    }

    private static Problem problem(ExecutionException thrown) {
        if (thrown.getCause() instanceof Problem problem && problem.exitCode() != ExitCode.INTERRUPTED) {
            return problem;
        } else if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown.getCause();
    }

    private int jobs(BlobPushes blobs) {
        int cores = Runtime.getRuntime().availableProcessors();
        return jobs.orElseGet(() -> Jobs.usual(blobs.bytes(), Math.max(1, blobs.count()), cores));
    }

    private Optional<Consignment> consignment(Parcel parcel, List<NotPushed> unreadable) {
        try {
            return Optional.of(new Consignment(parcel, ImageContent.of(bundle, parcel.root())));
        } catch (Problem problem) {
            unreadable.add(new NotPushed(parcel.source(), problem));
            return Optional.empty();
        }
    }

    private void noteFiles() {
        int files = new Contents(bundle).files().size();
        if (files > 0) {
            events.emit(new Event.Noted(files + " files stay in " + bundle.file()
                    + ": they have no name in a registry, and machines take them from the bundle"));
        }
    }
}
