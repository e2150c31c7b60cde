package dev.roadcase.bundler.rehearsal.outside;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that has tried to leave, each with how many packets. Safe for several threads. */
final class Departures {
    private final Map<Departure, Integer> packets = new LinkedHashMap<>();
    private final Map<String, LeavingProcess> senders = new LinkedHashMap<>();

    synchronized void add(Departure departure) {
        packets.merge(departure, 1, Integer::sum);
    }

    /** Who has sent from this socket before, if that is known. */
    synchronized Optional<LeavingProcess> sender(String machine, LeavingPacket packet) {
        return Optional.ofNullable(senders.get(key(machine, packet)));
    }

    synchronized void keep(String machine, LeavingPacket packet, LeavingProcess sender) {
        senders.put(key(machine, packet), sender);
    }

    private static String key(String machine, LeavingPacket packet) {
        return String.join(" ", machine, packet.protocol(), packet.source(), Integer.toString(packet.sourcePort()));
    }

    synchronized List<CountedDeparture> all() {
        return packets.entrySet().stream()
                .map(one -> new CountedDeparture(one.getKey(), one.getValue()))
                .toList();
    }
}
