package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.format.ContentDigest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs that clients have asked for before a push. They were told that they need not send them. */
final class Needed {
    private final Duration grace;
    private final Map<Path, Long> asked = new ConcurrentHashMap<>();

    /** @param grace how long a client may take from its question to its manifest */
    Needed(Duration grace) {
        this.grace = grace;
    }

    void mark(RepositoryFolder folder, ContentDigest digest) {
        asked.put(folder.blob(digest), System.nanoTime());
    }

    boolean has(Path blob) {
        Long when = asked.get(blob);
        return when != null && !isOver(when);
    }

    /** Forgets what was asked too long ago. */
    void tidy() {
        asked.values().removeIf(this::isOver);
    }

    private boolean isOver(long when) {
        return System.nanoTime() - when > grace.toNanos();
    }
}
