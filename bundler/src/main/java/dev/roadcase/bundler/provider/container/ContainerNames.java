package dev.roadcase.bundler.provider.container;

import dev.roadcase.agent.format.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names in the engine of what belongs to one show. Shows of the same demo in other folders have other names.
 *
 * @param prefix of all of them but volumes, which stay where another demo takes the machines
 * @param place in short: the same for every demo of this folder
 * @param label by which all of them are found
 */
record ContainerNames(String prefix, String place, String label) {
    private static final int DISTINCT = 4;
    private static final String GATE = "-gate-";
    private static final String SHOW = "dev.roadcase.show";

    /** Those of the show of this demo in this folder. */
    static ContainerNames of(String demo, Path folder) {
        String place = folder.toAbsolutePath().normalize().toString();
        String hash = Digest.of(place.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DISTINCT);
        return new ContainerNames(demo + "-" + hash, hash, SHOW + "=" + place);
    }

    String machine(String name) {
        return prefix + "-" + name;
    }

    /** What a machine keeps when its container is made anew. */
    String volume(String machine, MachineVolume folder) {
        return "roadcase-" + place + "-" + machine + "-" + folder.word();
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
        return prefix + GATE + port;
    }

    /** Whether this is the name of what lets visitors in. */
    boolean isGate(String name) {
        return name.startsWith(prefix + GATE);
    }

    /** The bridge of the machines' network; Linux takes fifteen characters. */
    String bridge() {
        return "rc-" + place;
    }
}
