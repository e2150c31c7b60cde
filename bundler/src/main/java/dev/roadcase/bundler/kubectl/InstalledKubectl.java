package dev.roadcase.bundler.kubectl;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kubectl that this computer has.
 *
 * @param environment whose PATH counts
 */
public record InstalledKubectl(Map<String, String> environment) {
    static final String NAME = "kubectl";

    /** Where it is; empty if no folder of the PATH has it. */
    public Optional<Path> program() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(NAME))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
