package dev.roadcase.bundler.demand;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.cluster.MachineKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user wants of a demo.
 *
 * @param platforms instead of the demo's; absent where the demo decides, none means all
 * @param cluster whether the cluster's own programs and images come along
 * @param values of parameters
 * @param machines kinds of machines beside those of the demo for which the bundle carries what they start from
 */
public record Selection(
        Optional<List<Platform>> platforms, boolean cluster, Map<String, String> values, Set<MachineKind> machines) {
    public Selection {
        machines = Set.copyOf(machines);
        platforms = platforms.map(List::copyOf);
        values = Map.copyOf(values);
    }

    /** With the machines of the demo alone. */
    public Selection(Optional<List<Platform>> platforms, boolean cluster, Map<String, String> values) {
        this(platforms, cluster, values, Set.of());
    }

    /** The demo's kinds of machines, and those that were asked for. */
    Set<MachineKind> machinesOf(ClusterSpec spec) {
        return Stream.concat(spec.machines().stream(), machines.stream()).collect(Collectors.toUnmodifiableSet());
    }

    List<Platform> platformsOf(Demo demo) {
        return platforms.orElse(demo.platforms());
    }
}
