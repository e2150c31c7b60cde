package dev.roadcase.bundler.provider.container;

import dev.roadcase.bundler.cluster.dialect.CloudInitFiles;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.machine.PlainFiles;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.image.MachineImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine that is made. The bundle is attached to it, read only, as the copy that machines keep of a bundle: no byte of
 * it is copied.
 */
record NewMachine(ShowFolder show, ShowMachine machine, ContainerNames names, List<String> privileges) {
    private static final String BOOT = "/etc/roadcase/bin/roadcase-boot";
    private static final String KEPT = "/var/lib/roadcase/bundle-";

    void make(Engine engine) {
        String name = names.machine(machine.name());
        engine.says(words(name));
        engine.take(new ByteArrayInputStream(seed().tar()), "cp", "-", name + ":/");
    }

    private List<String> words(String name) {
        List<String> words = new ArrayList<>(List.of("create", "--name", name, "--hostname", machine.name()));
        words.addAll(List.of("--label", names.label()));
        words.addAll(
                List.of("--network", names.network(), "--ip", machine.address().toString()));
        words.addAll(List.of("--env", "container=docker", "--stop-signal", "SIGRTMIN+3", "--cgroupns=private"));
        words.addAll(List.of("--tmpfs", "/run", "--tmpfs", "/run/lock", "--tmpfs", "/tmp:exec"));
        words.addAll(List.of("--volume", "/var/lib/containerd", "--volume", "/var/lib/kubelet"));
        words.addAll(List.of("--mount", bundle()));
        words.addAll(privileges);
        words.addAll(List.of("--entrypoint", BOOT, MachineImage.NAME.toString()));
        return words;
    }

    /** A field of CSV (RFC 4180), since the path may hold a comma. */
    private String bundle() {
        String file = show.bundle().toAbsolutePath().toString().replace("\"", "\"\"");
        return "type=bind,\"source=" + file + "\",target=" + KEPT + show.index().hex() + ",readonly";
    }

    private MachineSeed seed() {
        List<MachineFile> files = new ArrayList<>(CloudInitFiles.read(show.userData(machine)));
        files.addAll(PlainFiles.of("container"));
        return new MachineSeed(machine.name(), files);
    }
}
