package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.store.RepositoryName;
import dev.roadcase.agent.registry.store.StoreRefusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes away, again and again, what nobody needs: uploads that rest, and blobs that no manifest names. */
final class Collecting implements Closeable {
    private static final int ROUNDS_OF_GRACE = 12;

    private final OverlayContent content;
    private final Duration grace;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "registry-collecting");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<RepositoryName, List<FileTime>> tidy = new ConcurrentHashMap<>();

    private Collecting(OverlayContent content, Duration grace) {
        this.content = content;
        this.grace = grace;
    }

    /** @param grace what is younger stays */
    static Collecting begin(OverlayContent content, Duration grace) {
        Collecting collecting = new Collecting(content, grace);
        long pause = Math.max(1, grace.toMillis() / ROUNDS_OF_GRACE);
        collecting.clock.scheduleWithFixedDelay(collecting::round, pause, pause, TimeUnit.MILLISECONDS);
        return collecting;
    }

    private void round() {
        try {
            Instant then = Instant.now().minus(grace);
            content.uploads().dropOlder(then);
            content.folder().repositories().forEach(name -> tidy(name, then));
            content.pool().collect();
            content.needed().tidy();
        } catch (IOException | Problem | IllegalArgumentException e) {
            warn(e);
        }
    }

    /** If one repository cannot be read, others can. */
    private void tidy(RepositoryName name, Instant then) {
        RepositoryFolder folder = content.folder().repository(name);
        try {
            content.turns().of(folder, () -> tidied(name, folder, then));
        } catch (Problem | StoreRefusal | IllegalArgumentException e) {
            warn(e);
        }
    }

    private void warn(Exception e) {
        content.events().emit(new Event.Warned("what nobody needs is not collected: " + e.getMessage()));
    }

    /** A repository that has not changed since nothing was left to collect is not read again. */
    private boolean tidied(RepositoryName name, RepositoryFolder folder, Instant then) throws IOException {
        List<FileTime> now = Disk.times(folder);
        if (now.equals(tidy.get(name))) {
            return true;
        }
        boolean all = new Tidying(folder, content, then).run();
        if (all) {
            tidy.put(name, Disk.times(folder));
        }
        return all;
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
