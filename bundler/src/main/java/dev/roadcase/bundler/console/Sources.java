package dev.roadcase.bundler.console;

import dev.roadcase.agent.console.Size;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.resolve.ExpectedBlob;
import dev.roadcase.bundler.resolve.Forecast;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the bytes of a bundle come from. */
final class Sources {
    private final Map<String, Long> hosts = new TreeMap<>();
    private long reused;
    private long here;

    private Sources() {}

    static Sources of(Layout layout) {
        Sources sources = new Sources();
        layout.blobs()
                .forEach(placed ->
                        sources.add(placed.blob().content(), placed.blob().size()));
        return sources;
    }

    /** What is made counts as available here. What is downloaded to make it counts as fetched. */
    static Sources of(Forecast forecast) {
        Sources sources = new Sources();
        for (ExpectedBlob blob : forecast.blobs()) {
            blob.content()
                    .ifPresentOrElse(
                            content -> sources.add(content, blob.size().bytes()),
                            () -> sources.here += blob.size().bytes());
        }
        forecast.downloads()
                .forEach(download ->
                        sources.hosts.merge(download.from(), download.size().bytes(), Long::sum));
        return sources;
    }

    private void add(Content content, long size) {
        Optional<String> host = content.fetchedFrom();
        if (content.reusedFrom().isPresent()) {
            reused += size;
        } else if (host.isPresent()) {
            hosts.merge(host.get(), size, Long::sum);
        } else {
            here += size;
        }
    }

    /** The source of one blob, in a word or two. */
    static String from(Content content) {
        return content.reusedFrom()
                .map(file -> "reused: " + file)
                .or(content::fetchedFrom)
                .orElse("here");
    }

    /** In bytes. */
    long toFetch() {
        return hosts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In bytes. */
    long reused() {
        return reused;
    }

    /** One line. */
    String text() {
        StringBuilder text = new StringBuilder("to fetch " + new Size(toFetch()));
        hosts.forEach((host, bytes) ->
                text.append("  ").append(new Size(bytes)).append(" from ").append(host));
        return text + "  reused " + new Size(reused) + "  here " + new Size(here);
    }
}
