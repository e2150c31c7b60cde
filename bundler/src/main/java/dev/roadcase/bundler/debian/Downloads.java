package dev.roadcase.bundler.debian;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.fetch.Downloaded;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.fetch.SmallDocuments;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Files of mirrors. Plain HTTP is enough: Debian's signature and sums prove what arrives. */
final class Downloads {
    private static final long LARGEST_PACKAGE = 4L << 30;

    private final SmallDocuments lists;
    private final Fetcher packages;

    Downloads(HostSettings settings, List<DebianMirror> mirrors, Events events) {
        HostSettings plain = settings;
        for (DebianMirror mirror : mirrors) {
            plain = mirror.uri().getScheme().equalsIgnoreCase("http") ? plain.withPlainHttp(host(mirror.uri())) : plain;
        }
        Connections connections = Connections.of(plain, events);
        this.lists = new SmallDocuments(connections, events);
        this.packages = new Fetcher(connections, events, LARGEST_PACKAGE);
    }

    /** Whether there is such a file. */
    void look(URI url) {
        lists.requireThere(url);
    }

    /** A list that carries its own signature. */
    void list(URI url, Path target) {
        lists.save(url, Optional.empty(), target);
    }

    /** A list with this sum and size, tried at each address in turn. */
    void list(List<URI> urls, SuiteRelease.Listed listed, Path target) {
        firstOf(urls, listed.size(), target, url -> lists.save(url, Optional.of(listed.sha256()), target));
    }

    /** A package with this sum and size, tried at each address in turn. */
    void deb(List<URI> urls, Digest sha256, long size, Path target) {
        firstOf(urls, size, target, url -> packages.downloadFile(url, Optional.of(sha256), target));
    }

    private static void firstOf(List<URI> urls, long size, Path target, Function<URI, Downloaded> download) {
        for (URI url : urls.subList(0, urls.size() - 1)) {
            try {
                requireSize(download.apply(url), size, target);
                return;
            } catch (Problem elsewhere) {
                // A mirror that lacks a file is no failure while there is another address.
            }
        }
        requireSize(download.apply(urls.get(urls.size() - 1)), size, target);
    }

    private static void requireSize(Downloaded got, long size, Path target) {
        if (got.size() != size) {
            throw Problem.notAuthentic("fetch " + target.getFileName() + " failed: it should have " + size
                    + " bytes, but has " + got.size());
        }
    }

    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
