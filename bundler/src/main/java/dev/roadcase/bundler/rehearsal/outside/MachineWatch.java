package dev.roadcase.bundler.rehearsal.outside;

import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches one machine for as long as it runs.
 *
 * @param inside networks of the show: what goes there does not leave
 */
record MachineWatch(MachineScripts scripts, ShowMachine machine, List<Cidr> inside, Departures departures) {
    private static final String WATCHING = "watching";

    /**
     * Watches until the machine is off.
     *
     * @param begun is run when what leaves can be seen
     * @return what the machine said if it could not be watched; empty if it was
     * @throws IOException if it is gone
     */
    String watch(Runnable begun) throws IOException {
        try (MachineScript packets =
                scripts.start(machine.name(), "watch.sh", machine.address().toString())) {
            String first = packets.firstLine();
            if (!first.equals(WATCHING)) {
                return first;
            }
            begun.run();
            try (MachineScript who = scripts.start(machine.name(), "who.sh")) {
                read(new PacketReader(packets.out()), who);
            }
            return "";
        }
    }

    private void read(PacketReader reader, MachineScript who) throws IOException {
        for (Optional<byte[]> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
            Optional<LeavingPacket> packet = LeavingPacket.read(frame.get()).filter(this::leaves);
            if (packet.isPresent()) {
                keep(packet.get(), who);
            }
        }
    }

    /**
     * While a machine starts, routes to other machines' pods and to services are missing. Java's HTTPS server, which the
     * registry is, asks what everybody is called who connects: that leads nowhere else either.
     */
    private boolean leaves(LeavingPacket packet) {
        return !isInside(Ipv4Address.parse(packet.destination()))
                && packet.asked()
                        .flatMap(DomainQuestion::address)
                        .filter(this::isInside)
                        .isEmpty();
    }

    private boolean isInside(Ipv4Address address) {
        Cidr alone = new Cidr(address.bits(), 32);
        return inside.stream().anyMatch(alone::overlaps);
    }

    private void keep(LeavingPacket packet, MachineScript who) throws IOException {
        Optional<LeavingProcess> known = departures.sender(machine.name(), packet);
        LeavingProcess sender = known.isPresent() ? known.get() : ask(packet, who);
        departures.keep(machine.name(), packet, sender);
        departures.add(Departure.of(machine.name(), sender, packet));
    }

    private static LeavingProcess ask(LeavingPacket packet, MachineScript who) throws IOException {
        if (!packet.hasSocket()) {
            return LeavingProcess.UNKNOWN;
        }
        who.say(packet.protocol() + " " + packet.source() + " " + packet.sourcePort());
        List<LeavingProcess> senders = new ArrayList<>();
        for (String line = who.out().readLine();
                line != null && !line.equals("end");
                line = who.out().readLine()) {
            LeavingProcess.read(line).ifPresent(senders::add);
        }
        return senders.stream().findFirst().orElse(LeavingProcess.UNKNOWN);
    }
}
