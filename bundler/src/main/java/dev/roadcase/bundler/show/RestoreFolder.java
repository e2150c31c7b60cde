package dev.roadcase.bundler.show;

import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.snapshot.Snapshot;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * What a show's folder holds while its controller is being restored: what etcd knew, of when and of which cluster, and whose
 * machine becomes the controller. It holds secrets, and goes as soon as the controller has it.
 *
 * @param show the folder of the show
 */
public record RestoreFolder(Path show) {
    /** Its name in the folder of a show. */
    public static final String NAME = "restore";

    private static final String DATABASE = NAME + "/etcd.db";
    private static final String CLUSTER = NAME + "/cluster";
    private static final String ONTO = NAME + "/onto";

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

    /** What etcd knew; absent if no controller is being restored. */
    public Optional<byte[]> database() {
        return content(DATABASE);
    }

    /** The word of the cluster that knew it. */
    public byte[] cluster() {
        return content(CLUSTER).orElseThrow(() -> new IllegalStateException("see database()"));
    }

    /** The name of the node whose machine becomes the controller; absent if none does, or none was named yet. */
    public Optional<String> onto() {
        return content(ONTO).map(String::new);
    }

    /** Keeps a snapshot. */
    public void keep(Snapshot snapshot) {
        OutputFolder folder = new OutputFolder(show);
        folder.writeSecret(CLUSTER, snapshot.name().cluster() + "\n");
        folder.writeSecret(DATABASE, snapshot.content());
        try {
            Files.setLastModifiedTime(
                    show.resolve(DATABASE), FileTime.from(snapshot.name().taken()));
        } catch (IOException e) {
            throw Problem.unwritable(show.resolve(DATABASE), e);
        }
    }

    /** Keeps the name of the node whose machine becomes the controller. */
    public void keepOnto(String node) {
        new OutputFolder(show).writeSecret(ONTO, node);
    }

    /** Deletes it. */
    public void remove() {
        new FolderTree(show.resolve(NAME)).delete();
    }

    private Optional<byte[]> content(String name) {
        try {
            return Optional.of(Files.readAllBytes(show.resolve(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private Problem unreadable(String name, IOException e) {
        return Problem.machine("cannot read " + show.resolve(name) + ": " + e.getMessage())
                .causedBy(e);
    }
}
