package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.node.registration.ProvisionRecord;
import dev.roadcase.agent.node.registration.StateFolder;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.mirror.DockerMirrors;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files that the agent has written, by its own record. What others had there before comes back. */
final class RecordedFiles implements RemovalStep {
    private static final String DOCKER = "/etc/docker/daemon.json";

    private final Path root;
    private final WrittenFiles written;
    private final Events events;

    RecordedFiles(Path root, Events events) {
        this.root = root;
        this.written = new WrittenFiles(root);
        this.events = events;
    }

    @Override
    public List<Remnant> remnants() {
        List<Remnant> remnants = new ArrayList<>();
        Set<Path> folders = new TreeSet<>();
        written.record().files().forEach((path, digests) -> {
            remnant(path, digests).ifPresent(remnants::add);
            folders.add(written.place(path).getParent());
        });
        folders.forEach(folder -> addRemains(folder, remnants));
        return remnants;
    }

    private Optional<Remnant> remnant(String path, Set<Digest> digests) {
        Path place = written.place(path);
        boolean isFile = Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS);
        boolean isKept = Files.exists(written.kept(path), LinkOption.NOFOLLOW_LINKS);
        if (isFile && digests.contains(digest(place)) || !Files.exists(place, LinkOption.NOFOLLOW_LINKS) && isKept) {
            return Optional.of(Remnant.of("file " + path, () -> written.restore(path)));
        }
        if (!isFile || isAsBefore(path)) {
            return Optional.empty();
        }
        return path.equals(DOCKER) ? registryOfDocker() : Optional.of(changed(path));
    }

    private boolean isAsBefore(String path) {
        Path kept = written.kept(path);
        return Files.isRegularFile(kept, LinkOption.NOFOLLOW_LINKS)
                && digest(written.place(path)).equals(digest(kept));
    }

    /** Others have changed the file since: their lines stay. */
    private Optional<Remnant> registryOfDocker() {
        return new StateFolder(root)
                .record()
                .flatMap(ProvisionRecord::registry)
                .map(url -> new DockerMirrors(
                        root.resolve("etc"), new RegistryAddress(url, Optional.empty()), written, events))
                .filter(DockerMirrors::isConfigured)
                .map(mirrors -> Remnant.of("registry in " + DOCKER, mirrors::withdraw));
    }

    private static Remnant changed(String path) {
        return Remnant.of("file " + path, () -> {
            throw Problem.machine("somebody has changed it since it was installed")
                    .advise("delete what nobody needs any more, then run it again");
        });
    }

    private static Digest digest(Path file) {
        try {
            return Digest.of(file);
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** What a provision has left that was interrupted while it wrote. */
    private static void addRemains(Path folder, List<Remnant> remnants) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> remains = Files.newDirectoryStream(folder, NewFile.TEMPORARY + "*")) {
            for (Path each : remains) {
                remnants.add(Remnant.of("file " + each, () -> Files.deleteIfExists(each)));
            }
        } catch (IOException e) {
            throw Problem.machine("cannot look into " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
