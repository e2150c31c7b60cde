package dev.roadcase.bundler.provider;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.show.RestoreFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What etcd knew, on its way to a controller that is made anew. The controller's own files say what becomes of it.
 *
 * @param folder with its files
 */
public record BroughtSnapshot(Path folder) {
    private static final String PLACE = "var/lib/roadcase/restore/";
    private static final int PLACE_MODE = 0700;
    private static final List<String> FILES = List.of("cluster", "etcd.db");

    /** What the folder of a show has for this machine; absent for all but a controller that is being restored. */
    public static Optional<BroughtSnapshot> of(ShowFolder show, ShowMachine machine) {
        return machine.role() == Role.CONTROLLER
                ? RestoreFolder.of(show).snapshot().map(BroughtSnapshot::new)
                : Optional.empty();
    }

    /** Adds it to the files of its machine. */
    public void addTo(MachineTar tar) {
        tar.folder(PLACE, PLACE_MODE);
        FILES.forEach(file -> tar.secret(PLACE + file, folder.resolve(file)));
    }
}
