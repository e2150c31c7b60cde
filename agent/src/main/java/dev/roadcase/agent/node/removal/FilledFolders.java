package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.runtime.client.MachineTool;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Kubernetes, etcd and the pod network have kept on this machine.
 *
 * @param running whether the machine runs, and may have volumes of pods mounted
 */
record FilledFolders(Path root, boolean running) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        ClusterFolders folders = new ClusterFolders(root);
        return Stream.of(
                        folders.ours().stream().flatMap(this::mounts),
                        folders.ours().stream().map(this::folder),
                        folders.notes().stream().map(this::folder))
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Remnant> mounts(String folder) {
        return running
                ? MountPoints.now().below(place(folder)).stream()
                        .map(mount -> Remnant.of(
                                "mount " + mount, () -> new MachineTool("umount").run("", "--", mount.toString())))
                : Stream.of();
    }

    private Remnant folder(String path) {
        return Remnant.of("folder " + path, new FolderRemoval(place(path))::run);
    }

    private Path place(String path) {
        return root.resolve(path.substring(1));
    }
}
