package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.bundler.cluster.dialect.CloudInitFiles;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.provider.BroughtSnapshot;
import dev.roadcase.bundler.provider.MachineTar;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.ssh.SshAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a machine of the show gets: the same files as others read from their user-data.
 *
 * @param files with keys among them
 * @param brought what a new controller knows from the one that was lost
 */
record ShowNode(ShowMachine machine, List<MachineFile> files, Optional<BroughtSnapshot> brought) {
    private static final String ENV = "/etc/roadcase/node.env";
    private static final String AUTHORITY = "/etc/roadcase/pki/ca.crt";
    private static final String UNIT = "/etc/systemd/system/[^/]+\\.(service|target)";

    ShowNode {
        files = List.copyOf(files);
    }

    static ShowNode of(ShowFolder show, ShowMachine machine) {
        return new ShowNode(machine, CloudInitFiles.read(show.userData(machine)), BroughtSnapshot.of(show, machine));
    }

    String name() {
        return machine.name();
    }

    SshAddress address() {
        return SshAddress.parse(machine.ssh().orElseThrow());
    }

    /** As a tar for its root folder. */
    void writeTar(OutputStream out) throws IOException {
        MachineTar tar = new MachineTar(out);
        try {
            files.forEach(tar::file);
            brought.ifPresent(snapshot -> snapshot.addTo(tar));
            tar.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Our units, in no order. */
    List<String> units() {
        return files.stream()
                .map(MachineFile::path)
                .filter(path -> path.matches(UNIT))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }

    /** The paths of all files, a line each. */
    String paths() {
        return files.stream().map(MachineFile::path).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Who vouches for the show's machines. */
    byte[] authority() {
        return content(AUTHORITY).getBytes(StandardCharsets.UTF_8);
    }

    /** A value of its node.env. */
    String env(String name) {
        return env().getOrDefault("ROADCASE_" + name, "");
    }

    /** Whether a container runtime comes with the bundle. */
    boolean bringsRuntime() {
        return List.of(env("FILES").split(" ")).contains("carried");
    }

    /** In bytes, of the whole bundle. */
    long bundleSize() {
        return Long.parseLong(env("BUNDLE_SIZE"));
    }

    private Map<String, String> env() {
        return content(ENV)
                .lines()
                .map(line -> line.split("=", 2))
                .filter(words -> words.length == 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (first, second) -> second));
    }

    private String content(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .map(MachineFile::content)
                .findFirst()
                .orElse("");
    }

    /** Its name only, since files hold keys. */
    @Override
    public String toString() {
        return name();
    }
}
