package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Parts that a machine's own relay receives from other machines. What the relay does not give comes from the server, and
 * so does what is too small to be worth a chain.
 */
final class RelayedParts implements PartServer {
    /** A long chain takes longer to bring so little than a server does that gives it to all. */
    private static final long SMALL = 64 << 10;

    /** A relay helps itself within two seconds; one that takes this long will not. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private static final Duration REST = Duration.ofSeconds(1);

    private final PartServer relay;
    private final PartServer server;
    private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());

    private RelayedParts(PartServer relay, PartServer server) {
        this.relay = relay;
        this.server = server;
    }

    /** @param relay its URL, on this machine */
    static RelayedParts of(URI relay, PartServer server) {
        return new RelayedParts(new HttpParts(relay.resolve("/bundle/"), Optional.empty(), ANSWER), server);
    }

    @Override
    public byte[] part(Entry entry, long from, int length, Duration patience) {
        return isForRelay(entry) ? relayed(entry, from, length, patience) : server.part(entry, from, length, patience);
    }

    private boolean isForRelay(Entry entry) {
        boolean rests = restsUntil.get() - System.nanoTime() > 0;
        return !rests && entry.size() >= SMALL && EntryName.digest(entry.name()).isPresent();
    }

    private byte[] relayed(Entry entry, long from, int length, Duration patience) {
        try {
            return relay.part(entry, from, length, Duration.ZERO);
        } catch (Problem e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            restsUntil.set(System.nanoTime() + REST.toNanos());
            return server.part(entry, from, length, patience);
        }
    }
}
