package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.bundler.spec.value.ByteSize;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * One machine.
 *
 * @param cpus 1 to 256
 * @param memory bytes, at least 256 MiB
 */
public record MachineSize(int cpus, long memory) {
    private static final int MOST_CPUS = 256;
    private static final long LEAST_MEMORY = 256L << 20;

    /** The default of a controller. */
    public static final MachineSize USUAL_CONTROLLER = new MachineSize(2, 2L << 30);

    /** The default of a node. */
    public static final MachineSize USUAL_NODE = new MachineSize(1, 1L << 30);

    public MachineSize {
        if (cpus < 1 || cpus > MOST_CPUS) {
            throw new IllegalArgumentException("not a number of cpus (1 to 256): " + cpus);
        }
        requireMemory(memory);
    }

    /** A machine in the place of this one and another. */
    MachineSize and(MachineSize other) {
        return new MachineSize(Math.min(cpus + other.cpus, MOST_CPUS), memory + other.memory);
    }

    /** Reads the size of a controller. */
    static Optional<MachineSize> read(YamlNode node) {
        return node.map(List.of("cpus", "memory")).map(map -> read(map, USUAL_CONTROLLER));
    }

    /** Reads its keys, which may stand beside others. */
    static MachineSize read(YamlMap map, MachineSize usual) {
        int cpus = map.number("cpus", 1, MOST_CPUS).orElse(usual.cpus());
        long memory = map.value("memory", MachineSize::parseMemory).orElse(usual.memory());
        return new MachineSize(cpus, memory);
    }

    private static long parseMemory(String text) {
        return requireMemory(ByteSize.parse(text).bytes());
    }

    private static long requireMemory(long memory) {
        if (memory < LEAST_MEMORY) {
            throw new IllegalArgumentException(
                    "too little memory for a machine (at least 256MiB): " + memory + " bytes");
        }
        return memory;
    }
}
