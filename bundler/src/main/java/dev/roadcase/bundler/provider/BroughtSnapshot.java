package dev.roadcase.bundler.provider;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.show.RestoreFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import java.util.Optional;

/** What etcd knew, on its way to a controller that is made anew. The controller's own files say what becomes of it. */
public final class BroughtSnapshot {
    private static final String FOLDER = "var/lib/roadcase/restore/";
    private static final int FOLDER_MODE = 0700;

    private final byte[] database;
    private final byte[] cluster;

    private BroughtSnapshot(byte[] database, byte[] cluster) {
        this.database = database;
        this.cluster = cluster;
    }

    /** What the folder of a show has for this machine; absent for all but a controller that is being restored. */
    public static Optional<BroughtSnapshot> of(ShowFolder show, ShowMachine machine) {
        RestoreFolder folder = RestoreFolder.of(show);
        return machine.role() == Role.CONTROLLER
                ? folder.database().map(database -> new BroughtSnapshot(database, folder.cluster()))
                : Optional.empty();
    }

    /** Adds it to the files of its machine. */
    public void addTo(MachineTar tar) {
        tar.folder(FOLDER, FOLDER_MODE);
        tar.secret(FOLDER + "cluster", cluster);
        tar.secret(FOLDER + "etcd.db", database);
    }
}
