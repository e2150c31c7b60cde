package dev.roadcase.agent.relay;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.registry.machine.KnownRelay;
import dev.roadcase.agent.registry.machine.NodeList;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a relay asks. The chain is the relays in the order of their machines' names; each asks the nearest one before it
 * that is well, and the first asks the registry. So nobody ever waits for one that waits for it. Safe for use by several
 * threads.
 */
final class Upstreams {
    /** How long one is left alone that did not answer, gave nothing, or gave less than others. */
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    /** The show is over by then. */
    private static final Duration FOR_GOOD = Duration.ofDays(1);

    private static final Duration LATELY = Duration.ofSeconds(10);
    /** Less than this part of what others receive is too little. */
    private static final int PART = 4;
    /** Below this nobody is compared with others: they need little themselves. */
    private static final long LITTLE = 1 << 20;

    private final String own;
    private final UpstreamServer registry;
    private final Events events;
    private final Map<String, Long> restsUntil = new HashMap<>();
    private final Deque<Pace> paces = new ArrayDeque<>();
    private NodeList list = NodeList.EMPTY;
    private boolean slow;

    /** @param own this machine's name */
    Upstreams(String own, UpstreamServer registry, Events events) {
        this.own = own;
        this.registry = registry;
        this.events = events;
    }

    UpstreamServer registry() {
        return registry;
    }

    /** Takes notice of what the registry says. */
    synchronized void heard(NodeList now) {
        list = now;
        long fastest = list.relays().stream()
                .filter(relay -> !relay.name().equals(own))
                .mapToLong(KnownRelay::rate)
                .max()
                .orElse(0);
        paces.add(new Pace(System.nanoTime(), fastest));
        paces.removeIf(pace -> System.nanoTime() - pace.at() > LATELY.toNanos());
    }

    /** Whether the registry has heard a relay from this address. */
    synchronized boolean knows(InetAddress address) {
        return list.relays().stream().anyMatch(relay -> relay.isAt(address));
    }

    /** Whether every expected machine is ready. */
    synchronized boolean isComplete() {
        return list.isComplete();
    }

    /** Whom to ask for a blob, but none of these. Where all are left alone for a while, the registry is asked all the same. */
    synchronized UpstreamServer best(Set<String> without) {
        return before(without).map(UpstreamServer::relay).orElse(registry);
    }

    private Optional<KnownRelay> before(Set<String> without) {
        return list.relays().stream()
                .filter(relay -> relay.name().compareTo(own) < 0)
                .filter(relay -> !relay.slow() && !rests(relay.name()) && !without.contains(relay.name()))
                .max(Comparator.comparing(KnownRelay::name));
    }

    private boolean rests(String name) {
        return restsUntil.containsKey(name) && restsUntil.get(name) - System.nanoTime() > 0;
    }

    /** Leaves one alone for a while. */
    void leave(UpstreamServer upstream, String why) {
        if (rest(upstream, A_WHILE)) {
            events.emit(new Event.Noted("asks " + upstream.name() + " no more for a while: " + why));
        }
    }

    /** Leaves one alone that has given wrong bytes. */
    void leaveForGood(String name, String why) {
        synchronized (this) {
            restsUntil.put(name, System.nanoTime() + FOR_GOOD.toNanos());
        }
        events.emit(new Event.Warned("asks " + name + " no more: " + why));
    }

    /** One that gives less than others receive is left alone. There is nobody else than the registry: then it is this machine. */
    void leaveSlow(UpstreamServer upstream) {
        if (!upstream.isRegistry()) {
            leave(upstream, "it gives less than others receive");
        } else if (becomesSlow()) {
            events.emit(new Event.Noted("receives less than others, whomever it asks: nobody has to wait for it"));
        }
    }

    private synchronized boolean becomesSlow() {
        boolean news = !slow;
        slow = true;
        return news;
    }

    private synchronized boolean rest(UpstreamServer upstream, Duration length) {
        boolean news = !rests(upstream.name());
        restsUntil.put(upstream.name(), System.nanoTime() + length.toNanos());
        return news;
    }

    /** Whether the others receive so much more that something must be wrong here. */
    synchronized boolean isBehind(long rate) {
        long fastest = paces.stream().mapToLong(Pace::rate).max().orElse(0);
        boolean behind = fastest >= LITTLE && rate < fastest / PART;
        slow &= behind;
        return behind;
    }

    /** Whether this machine receives less than others wherever it asks. */
    synchronized boolean isSlow() {
        return slow;
    }

    private record Pace(long at, long rate) {}
}
