package dev.roadcase.bundler.guest;

import java.util.Map;
import java.util.Optional;

/**
 * Where a user wants a demo to be a guest. What is absent is as it was when the show came, or as it is usual.
 *
 * @param context of the user's kubeconfig
 * @param registry as the user writes it; {@code http://} before it means without TLS
 * @param namespace of objects whose manifests name none
 * @param address where ports of the cluster's nodes are reached
 * @param values of parameters
 */
public record GuestRequest(
        Optional<String> context,
        Optional<String> registry,
        Optional<String> namespace,
        Optional<String> address,
        Map<String, String> values) {
    public GuestRequest {
        values = Map.copyOf(values);
    }

    /** Without values, since some are secrets. */
    @Override
    public String toString() {
        return context.orElse("") + " " + registry.orElse("") + " " + values.keySet();
    }
}
