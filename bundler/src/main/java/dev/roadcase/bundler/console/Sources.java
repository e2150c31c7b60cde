package dev.roadcase.bundler.console;

import dev.roadcase.agent.console.Size;
import dev.roadcase.bundler.pack.Content;
import dev.roadcase.bundler.pack.Layout;
import dev.roadcase.bundler.pack.Layout.Placed;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the bytes of a bundle come from, by its plan.
 *
 * @param hosts bytes to be fetched, by host
 * @param reused bytes that older bundles have
 * @param here bytes that were fetched to know the rest, or are made on this machine
 */
record Sources(Map<String, Long> hosts, long reused, long here) {
    static Sources of(Layout layout) {
        Map<String, Long> hosts = new TreeMap<>();
        long reused = 0;
        long here = 0;
        for (Placed placed : layout.blobs()) {
            Content content = placed.blob().content();
            long size = placed.blob().size();
            if (content.reusedFrom().isPresent()) {
                reused += size;
            } else if (content.fetchedFrom().isPresent()) {
                hosts.merge(content.fetchedFrom().get(), size, Long::sum);
            } else {
                here += size;
            }
        }
        return new Sources(hosts, reused, here);
    }

    /** Of one blob, in a word or two. */
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

    /** One line. */
    String text() {
        StringBuilder text = new StringBuilder("to fetch " + new Size(toFetch()));
        hosts.forEach((host, bytes) ->
                text.append("  ").append(new Size(bytes)).append(" from ").append(host));
        return text + "  reused " + new Size(reused) + "  here " + new Size(here);
    }
}
