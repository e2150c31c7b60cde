package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.BlobStream;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.FileClient;
import dev.roadcase.bundler.remote.HostSettings;
import dev.roadcase.bundler.remote.Probe;
import dev.roadcase.bundler.remote.Redacted;
import dev.roadcase.bundler.remote.RegistryClient;
import dev.roadcase.bundler.remote.RemoteStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Downloads blobs and files, verifies each while it passes, and tells how far it is. Safe for several threads. */
public final class Fetcher {
    private final RegistryClient registries;
    private final FileClient files;
    private final Events events;
    private final long largestFile;

    public Fetcher(HostSettings settings, Events events, long largestFile) {
        this(Connections.of(settings, events), events, largestFile);
    }

    /** @param largestFile in bytes: a file from the web that turns out larger is a problem */
    public Fetcher(Connections connections, Events events, long largestFile) {
        this.registries = new RegistryClient(connections);
        this.files = new FileClient(connections);
        this.events = events;
        this.largestFile = largestFile;
    }

    /**
     * Writes a blob's bytes: exactly {@code blob.size()} of them, proven by their digest. What was written before a problem
     * came up is the caller's to overwrite.
     */
    public void fetchBlob(Reference reference, Descriptor blob, Target target) {
        String what = blob.digest() + " of " + reference;
        try (BlobStream in = registries.blob(reference, blob)) {
            new Transfer(what, what, events).move(in, target, blob.size());
        } catch (IOException e) {
            throw Problem.upstream("fetch " + what + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /**
     * Writes a file from the web to {@code target}, which is gone again if anything fails.
     *
     * @param sha256 what it has to be, where that is known
     */
    public Downloaded downloadFile(URI url, Optional<Digest> sha256, Path target) {
        try (RemoteStream in = files.open(url)) {
            requireFits(url, in.announced());
            return save(url, in, sha256, target);
        }
    }

    /** The host that is asked first for an image's blobs: its registry, or the mirror of it. */
    public String place(Reference reference) {
        return registries.place(reference);
    }

    /** What the server says about a file without sending it. */
    public Probe probe(URI url) {
        return files.probe(url);
    }

    private void requireFits(URI url, long announced) {
        if (announced > largestFile) {
            throw Problem.upstream(
                    "fetch " + Redacted.of(url) + " failed: it has " + announced + " bytes, more than " + largestFile);
        }
    }

    private Downloaded save(URI url, RemoteStream from, Optional<Digest> sha256, Path target) {
        String what = Redacted.of(url);
        try (CheckedFile in = new CheckedFile(from, what, largestFile, sha256);
                FileChannel out = open(target)) {
            long size = new Transfer(what, target.toString(), events).move(in, whole(out), from.announced());
            return new Downloaded(in.digest(), size);
        } catch (RuntimeException e) {
            remove(target, e);
            throw e;
        } catch (IOException e) {
            throw Problem.machine("write " + target + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static FileChannel open(Path target) throws IOException {
        return FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static Target whole(FileChannel file) {
        return (bytes, at) -> {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        };
    }

    private static void remove(Path target, RuntimeException reason) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
