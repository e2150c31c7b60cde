package dev.roadcase.bundler.provider.container;

import dev.roadcase.agent.format.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names in the engine of what belongs to one show. Shows of the same demo in other folders have other names.
 *
 * @param prefix of all of them
 * @param label by which all of them are found
 */
record ContainerNames(String prefix, String label) {
    private static final int DISTINCT = 4;

    /** Those of the show of this demo in this folder. */
    static ContainerNames of(String demo, Path folder) {
        String place = folder.toAbsolutePath().normalize().toString();
        String hash = Digest.of(place.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DISTINCT);
        return new ContainerNames(demo + "-" + hash, "dev.roadcase.show=" + place);
    }

    String machine(String name) {
        return prefix + "-" + name;
    }

    /** The network in which the machines are. */
    String network() {
        return prefix + "-machines";
    }

    /** The network through which visitors come. */
    String visitors() {
        return prefix + "-visitors";
    }

    /** What lets visitors in to one port. */
    String gate(int port) {
        return prefix + "-gate-" + port;
    }

    /** The bridge of the machines' network; Linux takes fifteen characters. */
    String bridge() {
        return "rc-" + prefix.substring(prefix.length() - DISTINCT);
    }
}
