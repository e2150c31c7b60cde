package dev.roadcase.agent.relay;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** A blob on its way to this machine, from one server after the other where that is needed, until its digest is right. */
final class BlobFetch implements Runnable {
    private static final int STEP = 64 << 10;
    /** Where so little comes at a time, more is let come: each piece costs calls here, and at every machine after this one. */
    private static final int LITTLE = 16 << 10;

    private static final long MOMENT = Duration.ofMillis(1).toNanos();
    /** Without a byte from anybody. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long PAUSE_MILLIS = 250;
    private static final int MOST_STALLS = 3;
    /** What an earlier run of this program has received, by whomever it was given. */
    private static final String EARLIER = "an earlier run";

    private final SpooledBlob blob;
    private final RelayedBlob wanted;
    private final Upstreams upstreams;
    private final RelayRate rate;
    private final Events events;
    private final Map<String, Optional<String>> givers = new LinkedHashMap<>();
    private final Set<String> without = new TreeSet<>();
    private MessageDigest hasher = Digest.hasher();
    private boolean registryOnly;
    private boolean registryWasWrong;
    private int stalls;
    private long lastByte = System.nanoTime();

    BlobFetch(SpooledBlob blob, RelayedBlob wanted, Upstreams upstreams, RelayRate rate, Events events) {
        this.blob = blob;
        this.wanted = wanted;
        this.upstreams = upstreams;
        this.rate = rate;
        this.events = events;
    }

    @Override
    public void run() {
        try {
            takeEarlier();
            while (!blob.isWhole()) {
                receive(next());
                check();
            }
        } catch (Problem e) {
            blob.fail(e);
        } catch (RuntimeException e) {
            blob.fail(Problem.machine("cannot receive " + blob.digest() + ": " + e));
        }
    }

    private UpstreamServer next() {
        return registryOnly ? upstreams.registry() : upstreams.best(without);
    }

    /** Hashes what an earlier run has left. */
    private void takeEarlier() {
        byte[] step = new byte[STEP];
        long end = blob.arrived();
        try {
            for (long at = 0; at < end; ) {
                int count = blob.read(ByteBuffer.wrap(step), at, end, blob.tag());
                hasher.update(step, 0, count);
                at += count;
            }
        } catch (IOException e) {
            throw Problem.machine("cannot read what is here of " + blob.digest() + ": " + e.getMessage());
        }
        if (end > 0) {
            givers.put(EARLIER, Optional.empty());
            check();
        }
    }

    private void receive(UpstreamServer upstream) {
        Optional<String> tag = givers.getOrDefault(upstream.name(), Optional.empty());
        try (UpstreamAnswer answer = upstream.ask(wanted.path(), blob.arrived(), tag)) {
            if (answer.isGiven()) {
                receive(upstream, answer);
            } else {
                refused(upstream, "HTTP " + answer.status());
            }
        } catch (SocketTimeoutException e) {
            stalled(upstream);
        } catch (IOException e) {
            cut(upstream, e);
        }
    }

    private void receive(UpstreamServer upstream, UpstreamAnswer answer) throws IOException {
        InputStream rest = answer.rest(blob.arrived(), blob.size());
        if (answer.isWhole() && blob.arrived() > 0) {
            startAnew();
        }
        givers.put(upstream.name(), answer.header("ETag"));
        UpstreamWatch watch = new UpstreamWatch(upstreams, upstream, blob, rate);
        byte[] step = new byte[STEP];
        while (blob.arrived() < blob.size()) {
            fill(rest, step, (int) Math.min(step.length, blob.size() - blob.arrived()), upstream.isRegistry());
            if (watch.leaves(registryOnly, without)) {
                return;
            }
        }
        answer.end();
    }

    /**
     * Takes so many bytes, or those that came before it failed.
     *
     * @param atOnce whether pieces are small because TLS cuts them so, and not because more is on its way
     */
    private void fill(InputStream rest, byte[] step, int wanted, boolean atOnce) throws IOException {
        int count = 0;
        try {
            while (count < wanted) {
                int more = rest.read(step, count, wanted - count);
                if (more < 0) {
                    throw new EOFException("its answer was cut off");
                }
                count += more;
                if (!atOnce && more < LITTLE && count < wanted) {
                    LockSupport.parkNanos(MOMENT);
                }
            }
        } finally {
            take(step, count);
        }
    }

    private void take(byte[] step, int count) {
        if (count > 0) {
            hasher.update(step, 0, count);
            blob.take(step, count);
            rate.add(count);
            stalls = 0;
            lastByte = System.nanoTime();
        }
    }

    private void startAnew() {
        hasher = Digest.hasher();
        givers.clear();
        blob.startAnew();
    }

    /** It has not got it, or no room for it: others are asked. */
    private void refused(UpstreamServer upstream, String why) {
        if (upstream.isRegistry()) {
            awaitRegistry(why);
        } else {
            without.add(upstream.name());
        }
    }

    /** There is nobody else to ask. */
    private void awaitRegistry(String why) {
        if (System.nanoTime() - lastByte > PATIENCE.toNanos()) {
            throw Problem.upstream(
                    "fetch " + blob.digest() + " from " + upstreams.registry().url() + " failed: " + why);
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    /** One that waits itself is waited for, because it helps itself soon. One that does not say so is left. */
    private void stalled(UpstreamServer upstream) {
        troubled(upstream, "it gives no more of " + blob.digest(), blob.arrived());
    }

    /** One that lives is asked again: what it gave may come anew. */
    private void cut(UpstreamServer upstream, IOException why) {
        troubled(upstream, String.valueOf(why.getMessage()), Long.MAX_VALUE);
    }

    /** @param most what it may hold, if it is to be asked again */
    private void troubled(UpstreamServer upstream, String why, long most) {
        if (upstream.isRegistry()) {
            awaitRegistry(why);
            return;
        }
        stalls++;
        try {
            if (stalls >= MOST_STALLS
                    || upstream.holding(blob.digest(), blob.size()).arrived() > most) {
                upstreams.leave(upstream, why);
            }
        } catch (IOException e) {
            upstreams.leave(upstream, "it does not answer");
        }
    }

    private void check() {
        if (blob.arrived() < blob.size()) {
            return;
        }
        if (Digest.of(hasher).equals(blob.digest())) {
            blob.finish();
        } else {
            wrong();
        }
    }

    /** Of one giver it is known that its bytes were wrong; of several, only the registry's are taken then. */
    private void wrong() {
        String names = String.join(", ", givers.keySet());
        String registry = upstreams.registry().name();
        if (givers.size() == 1 && !givers.containsKey(registry) && !givers.containsKey(EARLIER)) {
            upstreams.leaveForGood(names, "it gave wrong bytes of " + blob.digest());
        } else if (givers.size() == 1 && givers.containsKey(registry)) {
            requireOnce();
        } else {
            events.emit(new Event.Warned("wrong bytes of " + blob.digest() + " came from one of these: " + names));
            registryOnly = true;
        }
        startAnew();
    }

    private void requireOnce() {
        if (registryWasWrong) {
            throw Problem.notAuthentic(
                    upstreams.registry().url() + " gives wrong bytes of " + blob.digest() + ", also when asked again");
        }
        registryWasWrong = true;
    }
}
