package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.runtime.client.MachineTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The agent itself, and the Java that runs this. Another program deletes it, as the last thing of all: it goes on to its
 * end if this one is killed, and half an agent could not go on.
 */
record OwnProgram(Path root) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        Path folder = root.resolve("opt/roadcase");
        return Files.isDirectory(folder)
                ? List.of(Remnant.of(
                        "folder /" + root.relativize(folder),
                        () -> new MachineTool("rm").run("", "-rf", "--one-file-system", "--", folder.toString())))
                : List.of();
    }
}
