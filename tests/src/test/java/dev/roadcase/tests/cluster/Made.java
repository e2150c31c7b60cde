package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Launcher;
import java.nio.file.Path;
import java.util.List;

/** What the scripts of tests/cluster make once and keep in the user's cache folder. */
public final class Made {
    private Made() {}

    /** A folder with Kubernetes' programs, etcd and the plugins of the pod network. */
    public static Path programs() {
        return kubernetes().programs();
    }

    /** The Kubernetes that the machines run. */
    static Kubernetes kubernetes() {
        String[] words = said("kubernetes").split(" ");
        return new Kubernetes(words[words.length - 3], Path.of(words[words.length - 1]));
    }

    /** A tar of the machines' root file system. */
    static Path rootFileSystem() {
        String said = said("rootfs");
        return Path.of(said.substring(said.lastIndexOf(' ') + 1));
    }

    private static String said(String script) {
        Path program = Launcher.program().resolveSibling("tests/cluster/" + script);
        return Host.run(List.of(program.toString())).succeeded().out().strip();
    }
}
