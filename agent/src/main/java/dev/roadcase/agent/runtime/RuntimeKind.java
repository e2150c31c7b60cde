package dev.roadcase.agent.runtime;

import dev.roadcase.agent.event.Events;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The runtimes that a user may choose from. */
public enum RuntimeKind {
    CONTAINERD,
    DOCKER,
    PODMAN;

    /**
     * The runtime at this address, or where it usually is.
     *
     * @param address path of a socket, perhaps with {@code unix://} before it; Docker and Podman take other URLs too
     * @param namespace of containerd; the others have none
     */
    public Runtime at(Optional<String> address, String namespace, Events events) {
        return switch (this) {
            case CONTAINERD -> new Containerd(address, namespace, events);
            case DOCKER -> new Docker(address, events);
            case PODMAN -> new Podman(address, events);
        };
    }

    /**
     * Reads the lower-case word.
     *
     * @throws IllegalArgumentException if it is no runtime
     */
    public static RuntimeKind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a runtime: containerd, docker or podman"));
    }

    /** The lower-case word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
