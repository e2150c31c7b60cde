package dev.roadcase.bundler.provider.container;

import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.provider.MachineTar;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a container gets before it boots, as a tar for its root folder: the machine's files, and what makes it a machine.
 *
 * @param name of the machine
 */
record MachineSeed(String name, List<MachineFile> files) {
    private static final String UNITS = "etc/systemd/system/";
    /** What else comes from this computer is put there. */
    private static final String LIBRARY = "var/lib/roadcase/";

    private static final int FOLDER = 0755;
    private static final int SECRET_FOLDER = 0700;

    /** Units of a computer's own devices, clock and network: the host has them in its care. */
    private static final List<String> MASKED = List.of(
            "apt-daily.timer",
            "apt-daily-upgrade.timer",
            "e2scrub_all.timer",
            "e2scrub_reap.service",
            "fstrim.timer",
            "getty.target",
            "systemd-modules-load.service",
            "systemd-resolved.service",
            "systemd-timesyncd.service",
            "systemd-udev-trigger.service",
            "systemd-udevd.service");

    byte[] tar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MachineTar tar = new MachineTar(bytes);
        for (String folder : folders()) {
            tar.folder(folder, folder.endsWith("/pki/") ? SECRET_FOLDER : FOLDER);
        }
        files.forEach(tar::file);
        tar.file(new MachineFile("/etc/hostname", MachineFile.PUBLIC, name + "\n"));
        tar.file(new MachineFile("/etc/hosts", MachineFile.PUBLIC, "127.0.0.1 localhost\n127.0.1.1 " + name + "\n"));
        tar.link(UNITS + "multi-user.target.wants/roadcase.target", "/" + UNITS + "roadcase.target");
        MASKED.forEach(unit -> tar.link(UNITS + unit, "/dev/null"));
        tar.finish();
        return bytes.toByteArray();
    }

    /** All folders above the files, the upper ones first. */
    private Set<String> folders() {
        Set<String> folders = new TreeSet<>(Set.of(UNITS + "multi-user.target.wants/", "var/", "var/lib/", LIBRARY));
        for (MachineFile file : files) {
            for (int slash = file.path().indexOf('/', 1);
                    slash > 0;
                    slash = file.path().indexOf('/', slash + 1)) {
                folders.add(file.path().substring(1, slash + 1));
            }
        }
        return folders;
    }

    /** Names only, since files hold keys. */
    @Override
    public String toString() {
        return name + " " + files;
    }
}
