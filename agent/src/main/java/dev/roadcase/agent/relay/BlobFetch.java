package dev.roadcase.agent.relay;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** A blob on its way to this machine, from one server after the other where that is needed, until its digest is right. */
final class BlobFetch implements Runnable {
    /** Without a byte from anybody. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long PAUSE_MILLIS = 250;
    private static final int MOST_TROUBLES = 3;

    private final SpooledBlob blob;
    private final RelayedBlob wanted;
    private final Upstreams upstreams;
    private final RelayRate rate;
    private final Events events;
    private final ReceivedBytes bytes;
    private final Givers givers;
    private final Set<String> without = new TreeSet<>();
    private boolean registryOnly;
    private boolean registryWasWrong;
    private int troubles;

    BlobFetch(SpooledBlob blob, RelayedBlob wanted, Upstreams upstreams, RelayRate rate, Events events) {
        this.blob = blob;
        this.wanted = wanted;
        this.upstreams = upstreams;
        this.rate = rate;
        this.events = events;
        this.bytes = new ReceivedBytes(blob, rate);
        this.givers = new Givers(upstreams.registry());
    }

    @Override
    public void run() {
        try {
            takeEarlier();
            while (!blob.isWhole()) {
                receive(registryOnly ? upstreams.registry() : upstreams.best(without));
                check();
            }
        } catch (Problem e) {
            failed(e);
        } catch (RuntimeException e) {
            failed(Problem.machine("cannot receive " + blob.digest() + ": " + e));
        }
    }

    /** A machine that cannot keep it gets its room back. */
    private void failed(Problem problem) {
        events.emit(new Event.Warned(problem.getMessage()));
        if (problem.exitCode() == ExitCode.MACHINE) {
            blob.remove();
        }
        blob.fail(problem);
    }

    private void takeEarlier() {
        if (bytes.takeEarlier()) {
            givers.earlier();
            check();
        }
    }

    private void receive(UpstreamServer upstream) {
        try (UpstreamAnswer answer = upstream.ask(wanted.path(), blob.arrived(), givers.tag(upstream))) {
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
        givers.put(upstream, answer.header("ETag"));
        UpstreamWatch watch = new UpstreamWatch(upstreams, upstream, blob, rate);
        while (!bytes.areAll()) {
            bytes.take(rest, upstream.isRegistry());
            troubles = 0;
            if (watch.leaves(registryOnly, without)) {
                return;
            }
        }
        answer.end();
    }

    private void startAnew() {
        givers.clear();
        bytes.startAnew();
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
        if (bytes.pause().compareTo(PATIENCE) > 0) {
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
        troubles++;
        try {
            if (troubles >= MOST_TROUBLES
                    || upstream.holding(blob.digest(), blob.size()).arrived() > most) {
                upstreams.leave(upstream, why);
            }
        } catch (IOException e) {
            upstreams.leave(upstream, "it does not answer");
        }
    }

    private void check() {
        if (!bytes.areAll()) {
            return;
        }
        if (bytes.areRight()) {
            blob.finish();
        } else {
            wrong();
        }
    }

    /** Of one giver it is known that its bytes were wrong; of several, only the registry's are taken then. */
    private void wrong() {
        if (givers.culprit().isPresent()) {
            upstreams.leaveForGood(givers.culprit().get(), "it gave wrong bytes of " + blob.digest());
        } else if (givers.isRegistryAlone()) {
            requireOnce();
        } else {
            events.emit(new Event.Warned("wrong bytes of " + blob.digest() + " came from one of these: " + givers));
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
