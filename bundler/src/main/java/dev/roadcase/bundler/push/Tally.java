package dev.roadcase.bundler.push;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is sent, and what need not be. Safe for several threads. */
final class Tally {
    private final Map<Digest, Long> sent = new ConcurrentHashMap<>();
    private final Map<Digest, Long> there = new ConcurrentHashMap<>();
    private final AtomicInteger mounts = new AtomicInteger();
    private final long blobs;
    private final Events events;

    /** @param blobs bytes of all blobs, each once */
    Tally(long blobs, Events events) {
        this.blobs = blobs;
        this.events = events;
    }

    void begin() {
        events.emit(new Event.Expected(blobs, 0));
    }

    void sent(Descriptor content) {
        sent.put(content.digest(), content.size());
    }

    /** The registry took it from another of its repositories. */
    void mounted(Descriptor blob) {
        mounts.incrementAndGet();
        foundBlob(blob);
    }

    /** It is there, and was before. */
    void found(Descriptor content) {
        there.put(content.digest(), content.size());
    }

    /** The same for a blob, which then is no transfer. */
    void foundBlob(Descriptor blob) {
        if (there.putIfAbsent(blob.digest(), blob.size()) == null && !sent.containsKey(blob.digest())) {
            events.emit(new Event.Expected(blobs, Math.min(blobs, before())));
        }
    }

    PushedBytes bytes() {
        return new PushedBytes(sum(sent), before(), mounts.get());
    }

    private long before() {
        return there.entrySet().stream()
                .filter(entry -> !sent.containsKey(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long sum(Map<Digest, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
