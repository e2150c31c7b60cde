package dev.roadcase.bundler.provider.container;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.dialect.CloudInitFiles;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.machine.PlainFiles;
import dev.roadcase.bundler.provider.BroughtSnapshot;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.image.MachineImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine that is made. The bundle is attached to it, read only, as the copy that machines keep of a bundle: no byte of
 * it is copied.
 */
record NewMachine(ShowFolder show, ShowMachine machine, ContainerNames names, List<String> privileges) {
    private static final String BOOT = "/etc/roadcase/bin/roadcase-boot";
    private static final String KEPT = "/var/lib/roadcase/bundle-";
    private static final String RESTORE = "/var/lib/roadcase/restore";

    void make(Engine engine) {
        String name = names.machine(machine.name());
        engine.says(words(name));
        engine.take(new ByteArrayInputStream(seed().tar()), "cp", "-", name + ":/");
        BroughtSnapshot.of(show, machine)
                .ifPresent(brought -> engine.says("cp", brought.folder().toString(), name + ":" + RESTORE));
    }

    private List<String> words(String name) {
        List<String> words = new ArrayList<>(List.of("create", "--name", name, "--hostname", machine.name()));
        words.addAll(List.of("--label", names.label(), "--label", content()));
        words.addAll(
                List.of("--network", names.network(), "--ip", machine.address().toString()));
        words.addAll(List.of("--env", "container=docker", "--stop-signal", "SIGRTMIN+3", "--cgroupns=private"));
        words.addAll(List.of("--tmpfs", "/run", "--tmpfs", "/run/lock", "--tmpfs", "/tmp:exec"));
        for (MachineVolume folder : MachineVolume.values()) {
            words.addAll(List.of("--mount", volume(folder)));
        }
        words.addAll(List.of("--mount", bundle()));
        words.addAll(privileges);
        words.addAll(List.of("--entrypoint", BOOT, MachineImage.NAME.toString()));
        return words;
    }

    /** A label by which one sees that a machine has the bundle and the files that the show's folder names now. */
    String content() {
        String content = show.bundle() + "\n" + show.index() + "\n" + userData();
        return "dev.roadcase.content=" + Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private String bundle() {
        return "type=bind," + field("source=" + show.bundle().toAbsolutePath()) + ",target=" + KEPT
                + show.index().hex() + ",readonly";
    }

    private String volume(MachineVolume folder) {
        return "type=volume,source=" + names.volume(machine.name(), folder) + ",target=" + folder.path() + ","
                + field("volume-label=" + names.label());
    }

    /** A field of CSV (RFC 4180), since a path may hold a comma. */
    private static String field(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private String userData() {
        try {
            return Files.readString(show.userData(machine));
        } catch (IOException e) {
            throw Problem.badInput("cannot read " + show.userData(machine) + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private MachineSeed seed() {
        List<MachineFile> files = new ArrayList<>(CloudInitFiles.read(show.userData(machine)));
        files.addAll(PlainFiles.of("container"));
        return new MachineSeed(machine.name(), files);
    }
}
