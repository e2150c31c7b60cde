package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Launcher;
import java.nio.file.Path;
import java.util.List;

/** What the scripts of tests/cluster make once and keep in the user's cache folder. */
public final class Made {
    private Made() {}

    /** A folder with Kubernetes' programs, etcd and the plugins of the pod network. */
    public static Path programs() {
        return lastWord("kubernetes");
    }

    /** A tar of the machines' root file system. */
    static Path rootFileSystem() {
        return lastWord("rootfs");
    }

    private static Path lastWord(String script) {
        Path program = Launcher.program().resolveSibling("tests/cluster/" + script);
        String said = Host.run(List.of(program.toString())).succeeded().out().strip();
        return Path.of(said.substring(said.lastIndexOf(' ') + 1));
    }
}
