package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.fetch.Downloaded;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.kubernetes.PublishedSum;
import dev.roadcase.bundler.lock.LockedFile;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files from the web, each fetched once and held against its sum: demo.yaml's, the lock's, or the one upstream publishes. */
final class UrlFiles {
    private static final int LARGEST_SUMS = 4 << 20;

    private final Fetcher fetcher;
    private final Staging staging;
    private final OpenLock lock;
    private final ClusterCargo cluster;
    private final Events events;
    private final Map<URI, Path> fetched = new HashMap<>();
    private final Map<URI, String> sums = new HashMap<>();

    UrlFiles(Fetcher fetcher, Staging staging, OpenLock lock, ClusterCargo cluster, Events events) {
        this.fetcher = fetcher;
        this.staging = staging;
        this.lock = lock;
        this.cluster = cluster;
        this.events = events;
    }

    /** Where the file is now; the lock has learnt its sum. */
    Path get(UrlOrigin source) {
        Path file = fetched.computeIfAbsent(source.url(), url -> fetch(source));
        source.sha256().ifPresent(sum -> requireSame(source, sum));
        return file;
    }

    /** The digest of what the address gives: the lock's word for it, the old one where it must be the same, or it is fetched. */
    Digest sum(UrlOrigin source) {
        Optional<Digest> locked = lock.known().url(source.url()).map(LockedFile::sha256);
        if (locked.isEmpty()) {
            unmoved(source).ifPresentOrElse(file -> lock.learn(source.url(), file), () -> get(source));
        } else if (source.sha256().isPresent() && !source.sha256().equals(locked)) {
            get(source);
        }
        return lock.known().url(source.url()).orElseThrow().sha256();
    }

    /** What was locked before, where the sum that is stated or published now is still that one's. */
    private Optional<LockedFile> unmoved(UrlOrigin source) {
        return lock.before()
                .url(source.url())
                .filter(file -> wanted(source).filter(file.sha256()::equals).isPresent());
    }

    /** One file may state the sum of an address that another one names without. */
    private void requireSame(UrlOrigin source, Digest stated) {
        Digest got = lock.known().url(source.url()).orElseThrow().sha256();
        if (!got.equals(stated)) {
            throw Problem.badInput("fetch " + source.shown() + " failed: it is " + got + ", not " + stated)
                    .advise("correct the sha256 in demo.yaml, once it is known which is right");
        }
    }

    private Path fetch(UrlOrigin source) {
        Path target = download(source.url());
        Downloaded got = fetcher.downloadFile(source.url(), wanted(source), target);
        lock.learn(source.url(), new LockedFile(got.digest(), got.size()));
        return target;
    }

    /** A path of its own for each address, the same in every run. */
    private Path download(URI url) {
        Digest name = Digest.of(url.toString().getBytes(StandardCharsets.UTF_8));
        return staging.folder("downloads").resolve(name.abbreviated());
    }

    private Optional<Digest> wanted(UrlOrigin source) {
        return source.sha256()
                .or(() -> lock.known().url(source.url()).map(LockedFile::sha256))
                .or(() -> cluster.sumOf(source.url()).flatMap(this::published));
    }

    private Optional<Digest> published(PublishedSum sum) {
        Optional<Digest> found = sum.in(sums.computeIfAbsent(sum.url(), this::text));
        if (found.isEmpty()) {
            events.emit(new Event.Warned(
                    sum.url() + " gives no SHA-256 of " + sum.file() + ": the lock keeps that of what came"));
        }
        return found;
    }

    private String text(URI url) {
        Path file = download(url);
        fetcher.downloadFile(url, Optional.empty(), file);
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST_SUMS), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.machine("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }
}
