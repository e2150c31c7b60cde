package dev.roadcase.bundler.cluster.dialect;

import java.util.List;
import java.util.stream.Stream;

/** Keeps Flatcar and CoreOS from looking for updates and from starting again by themselves: not at a show. */
final class NoUpdates {
    /** It starts machines again, and has to be masked. */
    static final String UNIT = "locksmithd.service";

    /**
     * As files, since coreos-cloudinit's key {@code update} has a system that lacks an update.conf of its own write no file
     * at all.
     */
    static final List<MachineFile> FILES = Stream.of("flatcar", "coreos")
            .map(system -> new MachineFile(
                    "/etc/" + system + "/update.conf", MachineFile.PUBLIC, "REBOOT_STRATEGY=off\nSERVER=disabled\n"))
            .toList();

    private NoUpdates() {}
}
