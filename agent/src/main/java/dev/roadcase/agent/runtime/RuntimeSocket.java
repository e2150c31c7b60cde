package dev.roadcase.agent.runtime;

import dev.roadcase.agent.event.Events;
import java.util.Optional;

/**
 * Where the runtime of a machine is.
 *
 * @param address its socket, where it is not in its usual place
 * @param namespace of containerd
 */
public record RuntimeSocket(RuntimeKind kind, Optional<String> address, String namespace) {
    /** The namespace of containerd's CRI, where all that is there is a kubelet's (containerd, docs/cri/config.md). */
    public static final String NAMESPACE_OF_PODS = "k8s.io";

    /** The runtime, which says what it does to these events. */
    public Runtime runtime(Events events) {
        return kind.at(address, namespace, events);
    }
}
