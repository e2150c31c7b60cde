package dev.roadcase.agent.registry.machine;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The relays of machines that have said so lately. Nothing of it is kept: they say it again and again. */
public final class Relays {
    /** Longer than twice the longest pause between two words of a relay. */
    private static final Duration LATELY = Duration.ofSeconds(25);

    private static final int MOST = 1000;

    private final Map<String, HeardRelay> byName = new ConcurrentSkipListMap<>();
    private final Clock clock;

    /** Times are those of {@code clock}. */
    public Relays(Clock clock) {
        this.clock = clock;
    }

    void put(String name, InetAddress from, RelayState state) {
        if (byName.size() < MOST || byName.containsKey(name)) {
            byName.put(name, new HeardRelay(KnownRelay.of(name, from, state), clock.instant()));
        }
    }

    /** By the names of their machines: this is the order of the chain. */
    List<KnownRelay> all() {
        Instant before = clock.instant().minus(LATELY);
        byName.values().removeIf(heard -> heard.at().isBefore(before));
        return byName.values().stream().map(HeardRelay::relay).toList();
    }

    private record HeardRelay(KnownRelay relay, Instant at) {}
}
