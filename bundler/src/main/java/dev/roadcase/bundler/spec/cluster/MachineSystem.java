package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.value.Choice;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is on a cluster's machines before anything is installed on them.
 *
 * @param os distribution and channel, such as {@code flatcar-stable}
 * @param machines the kinds for which the bundle carries what they start from
 * @param runtime what runs the containers
 */
public record MachineSystem(String os, Set<MachineKind> machines, ClusterRuntime runtime) {
    private static final Pattern OS = Pattern.compile("(?=.{1,63}$)[a-z0-9]+(?:[.-][a-z0-9]+)*");

    /** The default. */
    public static final MachineSystem USUAL =
            new MachineSystem("flatcar-stable", Set.of(MachineKind.VAGRANT), ClusterRuntime.CONTAINERD);

    public MachineSystem {
        requireOs(os);
        machines = Set.copyOf(machines);
    }

    /** Whether the Vagrant box of that system is carried. */
    boolean box() {
        return machines.contains(MachineKind.VAGRANT);
    }

    /** Reads its keys, which stand beside others of {@code cluster}. */
    static MachineSystem read(YamlMap map) {
        String os = map.value("os", MachineSystem::requireOs).orElse(USUAL.os());
        Set<MachineKind> machines = machines(map);
        ClusterRuntime runtime =
                map.value("runtime", Choice.of(ClusterRuntime.class)).orElse(USUAL.runtime());
        return new MachineSystem(os, machines, runtime);
    }

    /** The key {@code box} is the older word for one of them, and wins. */
    private static Set<MachineKind> machines(YamlMap map) {
        Once once = new Once("the kind of machines");
        Set<MachineKind> kinds = map.has("machines")
                ? new HashSet<>(
                        map.list("machines", kind -> once.value(Optional.of(kind), Choice.of(MachineKind.class))))
                : new HashSet<>(USUAL.machines());
        map.optional("box").flatMap(YamlNode::truth).ifPresent(box -> {
            if (box) {
                kinds.add(MachineKind.VAGRANT);
            } else {
                kinds.remove(MachineKind.VAGRANT);
            }
        });
        return kinds;
    }

    private static String requireOs(String os) {
        if (!OS.matcher(os).matches()) {
            throw new IllegalArgumentException("not a system's name (such as flatcar-stable): " + Excerpt.of(os));
        }
        return os;
    }
}
