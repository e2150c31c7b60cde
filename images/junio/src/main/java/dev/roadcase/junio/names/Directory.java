package dev.roadcase.junio.names;

import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.etcd.Entry;
import dev.roadcase.junio.etcd.Keys;
import dev.roadcase.junio.event.Events;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names as folders and keys of etcd: {@code date.default.svc.cluster.local} is in {@code local/cluster/svc/default/date}. */
final class Directory {
    private static final String ROOT = "/skydns";

    /** What is more than this is no name of ours, and might lead a path astray. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]+");

    private static final int MOST_WARNINGS = 1000;

    private final Keys keys;
    private final Events events;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    Directory(Keys keys, Events events) {
        this.keys = keys;
        this.events = events;
    }

    /**
     * What is known of a name and all below it; absent where there is no such name.
     *
     * @throws IOException where the keys cannot be read
     */
    Optional<List<Known>> find(DnsName name) throws IOException, InterruptedException {
        List<String> labels = name.lower().reversed();
        if (!labels.stream().allMatch(label -> LABEL.matcher(label).matches())) {
            return Optional.empty();
        }
        return keys.read(ROOT + "/" + String.join("/", labels))
                .map(entry -> entry.keys().flatMap(this::known).toList());
    }

    /** A key that somebody has written by hand and not well does not spoil the others. */
    private Stream<Known> known(Entry key) {
        try {
            return Stream.of(Known.read(key, name(key)));
        } catch (IllegalArgumentException e) {
            warnOnce("the key " + key.path() + " is left out: " + e.getMessage());
            return Stream.empty();
        }
    }

    /** It is read with every question. */
    private void warnOnce(String fact) {
        if (warned.size() < MOST_WARNINGS && warned.add(fact)) {
            events.warn(fact);
        }
    }

    private static DnsName name(Entry key) {
        List<String> labels =
                new ArrayList<>(List.of(key.path().substring(ROOT.length() + 1).split("/")));
        Collections.reverse(labels);
        return new DnsName(labels);
    }
}
