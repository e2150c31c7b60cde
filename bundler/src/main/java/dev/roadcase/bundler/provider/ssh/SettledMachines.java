package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of machines on which a show was started before, in its folder. One of them that is dead keeps no show from going
 * on; a machine on which it never was is missed.
 */
record SettledMachines(Path file) {

    Set<String> names() {
        try {
            return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** Must be called before anything is written on them. */
    void add(Collection<String> names) {
        Set<String> all = new TreeSet<>(names());
        all.addAll(names);
        write(all);
    }

    /** Must be called when nothing is left on it. */
    void remove(String name) {
        Set<String> all = new TreeSet<>(names());
        all.remove(name);
        write(all);
    }

    private void write(Set<String> all) {
        byte[] lines = String.join("\n", all).getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw Problem.unwritable(file, e);
        }
        new NewFile(file).write(out -> out.write(lines));
    }
}
