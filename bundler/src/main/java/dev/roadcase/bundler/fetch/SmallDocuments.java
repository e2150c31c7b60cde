package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Documents of web hosts that decide what else is needed: sums, lists of packages. Safe for several threads. */
public final class SmallDocuments {
    /** In bytes: a larger document is a problem. */
    public static final int LARGEST = 32 << 20;

    private final Fetcher fetcher;

    public SmallDocuments(Connections connections, Events events) {
        this.fetcher = new Fetcher(connections, events, LARGEST);
    }

    /** The text at an address; {@code folder} holds it while it is read. */
    public String text(URI url, Path folder) {
        Path file = folder.resolve(
                Digest.of(url.toString().getBytes(StandardCharsets.UTF_8)).abbreviated());
        save(url, Optional.empty(), file);
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Problem.machine("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /**
     * Puts a document into a file.
     *
     * @param sha256 what it has to be, where that is known
     */
    public Downloaded save(URI url, Optional<Digest> sha256, Path file) {
        return fetcher.downloadFile(url, sha256, file);
    }

    /** Whether there is such a document: throws the problem where there is none. */
    public void requireThere(URI url) {
        fetcher.probe(url);
    }
}
