package dev.roadcase.bundler.stage;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.fetch.Downloaded;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.lock.LockedFile;
import dev.roadcase.bundler.resolve.Resolved;
import dev.roadcase.bundler.resolve.ResolvedFile;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fetches the files from the web that an older bundle does not have, each once, and holds them against their sums. */
record FileDownloads(Fetcher fetcher, Staging staging, Events events) {

    /** The files by their addresses. */
    Map<URI, FetchedFile> fetch(Resolved resolved) {
        Map<URI, FetchedFile> fetched = new LinkedHashMap<>();
        for (ResolvedFile file : resolved.files()) {
            if (file.held().isEmpty() && file.spec().source() instanceof UrlOrigin source) {
                fetched.computeIfAbsent(source.url(), url -> fetch(url, file));
            }
        }
        return Collections.unmodifiableMap(fetched);
    }

    private FetchedFile fetch(URI url, ResolvedFile file) {
        events.emit(new Event.Began("staging " + file.spec().path()));
        Path target = target(url);
        Downloaded got = fetcher.downloadFile(url, file.sum(), target);
        return new FetchedFile(
                target, new LockedFile(got.digest(), got.size()), file.spec().path());
    }

    /** A path of its own for each address, the same in every run. */
    private Path target(URI url) {
        Digest name = Digest.of(url.toString().getBytes(StandardCharsets.UTF_8));
        return staging.folder("downloads").resolve(name.abbreviated());
    }
}
