package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.file.FileClient;
import dev.roadcase.bundler.remote.file.Probe;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.remote.retry.Retries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Downloads blobs and files, goes on where a transfer was cut, and tells how far it is. Safe for several threads.
 */
public final class Fetcher {
    private final RegistryClient registries;
    private final FileClient files;
    private final Retries retries;
    private final Events events;
    private final long largestFile;

    /** @param largestFile in bytes: a file from the web that turns out larger is a problem */
    public Fetcher(Connections connections, Events events, long largestFile) {
        this.registries = new RegistryClient(connections);
        this.files = new FileClient(connections);
        this.retries = connections.retries();
        this.events = events;
        this.largestFile = largestFile;
    }

    /**
     * Writes a blob's bytes from an offset on, up to {@code blob.size()} and no further; from the first on where its
     * registry cannot send a part. Whether they are the right ones is for the caller to prove.
     */
    public void fetchBlob(Reference reference, Descriptor blob, long from, Sink sink) {
        String what = blob.digest() + " of " + reference;
        new Transfer(what, what, sink, events)
                .move(
                        (range, known) -> registries.part(reference, blob, range, known),
                        from,
                        Optional.empty(),
                        retries);
    }

    /**
     * Writes a file from the web to {@code target}. What an earlier call left there when it failed, or was stopped, is not
     * fetched again where the server still has the same file.
     *
     * @param sha256 what it has to be, where that is known
     */
    public Downloaded downloadFile(URI url, Optional<Digest> sha256, Path target) {
        try (Download download = Download.open(target)) {
            return new FileTransfer(url, sha256, largestFile, download, target.toString()).run(files, retries, events);
        } catch (IOException e) {
            throw Problem.machine("write " + target + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Whether this is a download, whole or in part, or what stands beside one to tell how far it has come. */
    public static boolean isDownload(Path path) {
        return DownloadMarks.isOfDownload(path);
    }

    /** The host that is asked first for an image's blobs: its registry, or the mirror of it. */
    public String place(Reference reference) {
        return registries.place(reference);
    }

    /** What the server says about a file without sending it. */
    public Probe probe(URI url) {
        return files.probe(url);
    }
}
