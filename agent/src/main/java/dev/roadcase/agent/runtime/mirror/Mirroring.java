package dev.roadcase.agent.runtime.mirror;

import dev.roadcase.agent.file.WrittenFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which registry the runtime of a machine asks for images, and where the machine keeps its configuration.
 *
 * @param relay of the machine, which is asked before the registry
 * @param root what stands for the machine's {@code /}
 * @param certsDir containerd's folder of hosts, as its configuration names it
 */
public record Mirroring(RegistryAddress registry, Optional<URI> relay, Path root, Path certsDir) {

    /** The machine's {@code /etc}. */
    public Path etc() {
        return root.resolve("etc");
    }

    /** Where it is recorded what is written. */
    public WrittenFiles written() {
        return new WrittenFiles(root);
    }

    /** containerd's folder of hosts below the root. */
    public Path hosts() {
        return root.resolve(certsDir.isAbsolute() ? certsDir.getRoot().relativize(certsDir) : certsDir);
    }
}
