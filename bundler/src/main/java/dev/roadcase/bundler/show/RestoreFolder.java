package dev.roadcase.bundler.show;

import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.snapshot.SnapshotName;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/**
 * What a show's folder holds while its controller is being restored: how far that has come, whose machine becomes the
 * controller, and what etcd knew, of when and of which cluster. What etcd knew has secrets, and goes as soon as the controller
 * has it.
 *
 * @param show the folder of the show
 */
public record RestoreFolder(Path show) {
    /** Its name in the folder of a show. */
    public static final String NAME = "restore";

    private static final String SNAPSHOT = NAME + "/snapshot";
    private static final String DATABASE = SNAPSHOT + "/etcd.db";
    private static final String CLUSTER = SNAPSHOT + "/cluster";
    private static final String ONTO = NAME + "/onto";
    private static final String GIVEN = NAME + "/given";

    /** That of a show. */
    public static RestoreFolder of(ShowFolder show) {
        return new RestoreFolder(show.path());
    }

    /** Of when the snapshot is that it holds; absent if it holds none. */
    public Optional<Instant> taken() {
        try {
            return Optional.of(Files.getLastModifiedTime(show.resolve(DATABASE)).toInstant());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(DATABASE, e);
        }
    }

    /** The folder with what etcd knew, {@code etcd.db}, and the word of the cluster that knew it, {@code cluster}. */
    public Optional<Path> snapshot() {
        return taken().map(time -> show.resolve(SNAPSHOT));
    }

    /** The word of the cluster that knew it. */
    public String cluster() {
        return text(CLUSTER).strip();
    }

    /** The name of the node whose machine becomes the controller; absent if none does, or none was named yet. */
    public Optional<String> onto() {
        return Files.exists(show.resolve(ONTO)) ? Optional.of(text(ONTO)) : Optional.empty();
    }

    /** Whether the show's folder names the new machine already. */
    public boolean isGiven() {
        return Files.exists(show.resolve(GIVEN));
    }

    /** A place for a file that is made on the way, for its owner alone. */
    public Path place(String file) {
        try {
            Files.createDirectories(
                    show.resolve(SNAPSHOT),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw Problem.unwritable(show.resolve(SNAPSHOT), e);
        }
        return show.resolve(NAME).resolve(file);
    }

    /** Keeps a snapshot. */
    public void keep(SnapshotName name, Path database) {
        new OutputFolder(show).writeSecret(CLUSTER, name.cluster() + "\n");
        try {
            Files.setLastModifiedTime(database, FileTime.from(name.taken()));
            Files.move(database, show.resolve(DATABASE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.unwritable(show.resolve(DATABASE), e);
        }
    }

    /** Keeps the name of the node whose machine becomes the controller. */
    public void keepOnto(String node) {
        new OutputFolder(show).writeSecret(ONTO, node);
    }

    /** Keeps that the show's folder names the new machine from now on. */
    public void give() {
        new OutputFolder(show).writeSecret(GIVEN, "");
    }

    /** Begins anew: whatever an earlier run has come to does not count. */
    public void takeBack() {
        new FolderTree(show.resolve(GIVEN)).delete();
    }

    /** Deletes what etcd knew: the controller has it. */
    public void removeSnapshot() {
        new FolderTree(show.resolve(SNAPSHOT)).delete();
    }

    /** Deletes all of it. */
    public void remove() {
        new FolderTree(show.resolve(NAME)).delete();
    }

    private String text(String name) {
        try {
            return Files.readString(show.resolve(name));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private Problem unreadable(String name, IOException e) {
        return Problem.machine("cannot read " + show.resolve(name) + ": " + e.getMessage())
                .causedBy(e);
    }
}
