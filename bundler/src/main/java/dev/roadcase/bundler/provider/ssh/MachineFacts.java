package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.format.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a machine is, as the script inspect.sh says it.
 *
 * @param said its lines, by their first words
 * @param heard when the last line came, in seconds since 1970
 */
record MachineFacts(Map<String, List<String>> said, long heard) {
    private static final String YES = "yes";

    /** Reads its lines. */
    static MachineFacts parse(String lines, long heard) {
        return new MachineFacts(
                lines.lines()
                        .map(line -> line.split(" ", 2))
                        .filter(words -> words.length == 2)
                        .collect(Collectors.groupingBy(
                                words -> words[0],
                                LinkedHashMap::new,
                                Collectors.mapping(words -> words[1].strip(), Collectors.toList()))),
                heard);
    }

    /** A device, and what is free on it. */
    record FreeSpace(String device, long bytes) {}

    private Stream<String> all(String fact) {
        return said.getOrDefault(fact, List.of()).stream();
    }

    private Optional<String> first(String fact) {
        return all(fact).findFirst();
    }

    private boolean is(String fact) {
        return first(fact).filter(YES::equals).isPresent();
    }

    String architecture() {
        return first("architecture").orElse("");
    }

    boolean hasSystemd() {
        return is("systemd");
    }

    Set<String> programs() {
        return all("has").collect(Collectors.toUnmodifiableSet());
    }

    String machineId() {
        return first("id").orElse("");
    }

    boolean hasItsAddress() {
        return is("address");
    }

    /** Whether it runs with another bundle than the one of this digest of an index.json, in hexadecimal. */
    boolean runsWithOther(String index) {
        return first("runs").filter(runs -> !runs.equals(index)).isPresent();
    }

    /** Whether all of the bundle's images are here. */
    boolean isProvisioned() {
        return is("provisioned");
    }

    /** What of other clusters is here. */
    List<String> foreign() {
        return all("foreign").toList();
    }

    /** Ports of the controller that a firewall keeps from it. */
    List<String> blockedPorts() {
        return all("blocked").toList();
    }

    /** Whether it belongs to a show. */
    boolean isTaken() {
        return first("authority").isPresent();
    }

    /** Whether it belongs to the show whose certificates this authority has signed. */
    boolean isOf(byte[] authority) {
        return first("authority")
                .filter(sum -> sum.startsWith(Digest.of(authority).hex()))
                .isPresent();
    }

    /** Whether the bundle is here, on a disk of its own or as a whole copy. */
    boolean hasBundle(long size) {
        return hasDisk() || first("kept").filter(Long.toString(size)::equals).isPresent();
    }

    boolean hasDisk() {
        return first("disk").isPresent();
    }

    /** How much of the bundle an earlier transfer has left, in bytes. */
    long received() {
        return first("partial").map(Long::parseLong).orElse(0L);
    }

    FreeSpace freeForBundle() {
        return free("free-bundle");
    }

    FreeSpace freeForImages() {
        return free("free-images");
    }

    private FreeSpace free(String fact) {
        String[] words = first(fact).orElse("none 0").split(" +");
        return new FreeSpace(words[0], Long.parseLong(words[words.length - 1]));
    }

    /** How much its clock is before ours, in seconds. */
    long ahead() {
        return first("clock").map(Long::parseLong).orElse(heard) - heard;
    }
}
