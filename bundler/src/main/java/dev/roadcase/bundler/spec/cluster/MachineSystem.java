package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.value.Choice;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.regex.Pattern;

/**
 * What is on a cluster's machines before anything is installed on them.
 *
 * @param os distribution and channel, such as {@code flatcar-stable}
 * @param box whether the Vagrant box of that system is carried
 * @param runtime what runs the containers
 */
public record MachineSystem(String os, boolean box, ClusterRuntime runtime) {
    private static final Pattern OS = Pattern.compile("(?=.{1,63}$)[a-z0-9]+(?:[.-][a-z0-9]+)*");

    /** The default. */
    public static final MachineSystem USUAL = new MachineSystem("flatcar-stable", true, ClusterRuntime.CONTAINERD);

    public MachineSystem {
        requireOs(os);
    }

    /** Reads its keys, which stand beside others of {@code cluster}. */
    static MachineSystem read(YamlMap map) {
        String os = map.value("os", MachineSystem::requireOs).orElse(USUAL.os());
        boolean box = map.optional("box").flatMap(YamlNode::truth).orElse(USUAL.box());
        ClusterRuntime runtime =
                map.value("runtime", Choice.of(ClusterRuntime.class)).orElse(USUAL.runtime());
        return new MachineSystem(os, box, runtime);
    }

    private static String requireOs(String os) {
        if (!OS.matcher(os).matches()) {
            throw new IllegalArgumentException("not a system's name (such as flatcar-stable): " + Excerpt.of(os));
        }
        return os;
    }
}
