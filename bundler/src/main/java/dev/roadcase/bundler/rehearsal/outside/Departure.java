package dev.roadcase.bundler.rehearsal.outside;

import java.util.Optional;

/**
 * Something that tried to leave.
 *
 * @param machine on which it was
 * @param protocol such as {@code tcp}
 * @param port 0 where the protocol has none
 * @param asked the name that a name server was asked for
 */
public record Departure(
        String machine, LeavingProcess sender, String protocol, String destination, int port, Optional<String> asked) {

    static Departure of(String machine, LeavingProcess sender, LeavingPacket packet) {
        return new Departure(machine, sender, packet.protocol(), packet.destination(), packet.port(), packet.asked());
    }

    /** Where to, in words. */
    public String where() {
        String place = destination + (port > 0 ? ":" + port : "") + " (" + protocol + ")";
        return asked.map(name -> "the name " + name + ", asked of " + place).orElse(place);
    }

    /** Who, in words. */
    public String who() {
        String process = sender.command().isEmpty() ? "a process that had ended" : sender.command();
        String place = sender.place().isEmpty() ? "" : " of " + sender.place();
        return process + place + " on " + machine;
    }
}
