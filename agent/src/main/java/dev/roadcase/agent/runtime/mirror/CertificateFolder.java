package dev.roadcase.agent.runtime.mirror;

import dev.roadcase.agent.file.ConfigurationFile;
import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;

/** Where Docker and Podman look for the authority of a registry: {@code HOST:PORT/ca.crt} below a folder. */
record CertificateFolder(Path folder, RegistryAddress registry) {

    /** Copies the registry's authority there, if it has one of its own. */
    void fill(WrittenFiles written) {
        registry.authority().ifPresent(file -> {
            byte[] authority = new ConfigurationFile(file)
                    .content()
                    .orElseThrow(() -> Problem.badInput("there is no file " + file));
            written.write(folder.resolve(registry.host()).resolve("ca.crt"), authority);
        });
    }
}
