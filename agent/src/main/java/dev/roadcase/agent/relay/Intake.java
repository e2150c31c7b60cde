package dev.roadcase.agent.relay;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The blobs that are here or on their way. One that somebody asks for begins to come, and stays until every machine is
 * ready and nobody has read it for a minute. Safe for use by several threads.
 */
final class Intake {
    /** What a blob must leave free. */
    private static final long ROOM = 512L << 20;

    private static final Duration UNUSED = Duration.ofMinutes(1);

    private final Path folder;
    private final Upstreams upstreams;
    private final RelayRate rate;
    private final Events events;
    private final Map<Digest, SpooledBlob> blobs = new HashMap<>();
    private final ExecutorService fetches = Executors.newCachedThreadPool(Intake::thread);

    private Intake(Path folder, Upstreams upstreams, RelayRate rate, Events events) {
        this.folder = folder;
        this.upstreams = upstreams;
        this.rate = rate;
        this.events = events;
    }

    /**
     * With what an earlier run has left in this folder, which is made if it is missing.
     *
     * @throws Problem exit 6 if it cannot be made
     */
    static Intake in(Path folder, Upstreams upstreams, RelayRate rate, Events events) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new Intake(folder, upstreams, rate, events);
        } catch (IOException e) {
            throw Problem.machine("cannot make the folder " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        return thread;
    }

    /** One that is here or on its way. */
    synchronized Optional<SpooledBlob> find(Digest digest) {
        return Optional.ofNullable(blobs.get(digest)).filter(blob -> !blob.hasFailed());
    }

    /** What a registry says of a blob. */
    @FunctionalInterface
    interface RelayedQuestion {
        RelayedBlob ask() throws IOException;
    }

    /**
     * One that is here or on its way, and else it begins to come.
     *
     * @param question is asked only where it is not here
     * @throws RequestRefusal if there is no room for it
     */
    SpooledBlob get(Digest digest, RelayedQuestion question) throws IOException {
        Optional<SpooledBlob> known = find(digest);
        return known.isPresent() ? known.get() : want(question.ask());
    }

    private synchronized SpooledBlob want(RelayedBlob wanted) {
        return find(wanted.digest())
                .or(() -> begin(wanted))
                .orElseThrow(() ->
                        new RequestRefusal(ErrorCode.UNAVAILABLE, "there is no room here for " + wanted.digest()));
    }

    private Optional<SpooledBlob> begin(RelayedBlob wanted) {
        if (!hasRoom(wanted.size())) {
            return Optional.empty();
        }
        SpooledBlob blob = SpooledBlob.in(folder, wanted);
        blobs.put(wanted.digest(), blob);
        fetches.execute(new BlobFetch(blob, wanted, upstreams, rate, events));
        return Optional.of(blob);
    }

    /** What is on its way will take its room too. */
    private boolean hasRoom(long size) {
        long coming = blobs.values().stream()
                .mapToLong(blob -> blob.size() - blob.arrived())
                .sum();
        try {
            return Files.getFileStore(folder).getUsableSpace() > coming + size + ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether anything is on its way. */
    synchronized boolean isBusy() {
        return blobs.values().stream().anyMatch(blob -> !blob.isWhole() && !blob.hasFailed());
    }

    /** Once every machine is ready, takes away what nobody has read for a minute; the registry has all of it. */
    synchronized void tidy() {
        if (!upstreams.isComplete() || isBusy()) {
            return;
        }
        blobs.values().removeIf(blob -> {
            boolean unused = blob.isUnused(UNUSED.toNanos());
            if (unused) {
                blob.remove();
            }
            return unused || blob.hasFailed();
        });
        if (blobs.isEmpty()) {
            emptyFolder();
        }
    }

    /** What an earlier run has left, and nobody has asked for since. */
    private void emptyFolder() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> new FolderTree(file).delete());
        } catch (IOException e) {
            throw Problem.machine("cannot read " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    void close() {
        fetches.shutdownNow();
    }
}
