package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.node.unit.OwnUnits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Folders in which Kubernetes, etcd and the pod network keep what they know. They are ours if the unit that fills them is,
 * and if there was nothing in them when this machine was provisioned first.
 */
public record ClusterFolders(Path root) {
    /** Which unit fills which. */
    private static final Map<String, List<String>> FILLED = new TreeMap<>(Map.of(
            "containerd.service", List.of("/opt/containerd", "/run/containerd", "/var/lib/containerd"),
            "etcd.service", List.of("/var/lib/etcd"),
            "flanneld.service", List.of("/run/flannel"),
            "kube-apiserver.service", List.of("/run/kubernetes"),
            "kube-controller-manager.service", List.of("/usr/libexec/kubernetes"),
            // What kubectl has heard: units have no home.
            "roadcase-workloads.service", List.of("/.kube"),
            "kubelet.service",
                    List.of(
                            "/opt/libexec/kubernetes",
                            "/var/lib/cni/networks/roadcase",
                            "/var/lib/dockershim",
                            "/var/lib/kubelet",
                            "/var/log/containers",
                            "/var/log/pods")));

    /** Folders that scripts and programs of ours make on the way, if they are missing. */
    private static final List<String> ON_THE_WAY = List.of(
            "/etc/cni/net.d",
            "/etc/cni",
            "/opt/libexec",
            "/var/lib/cni/networks",
            "/var/lib/cni/results",
            "/var/lib/cni/cache/results",
            "/var/lib/cni/cache",
            "/var/lib/cni");

    /** Those that others use before we come, and those on the way that are there. */
    public List<String> inUse() {
        Stream<String> filled = FILLED.values().stream().flatMap(List::stream).filter(this::isFilled);
        return Stream.concat(filled, ON_THE_WAY.stream().filter(path -> Files.isDirectory(place(path))))
                .toList();
    }

    /** Those that are there now, and ours. */
    List<String> ours() {
        OwnUnits units = new OwnUnits(root);
        Set<String> left = new WrittenFiles(root).record().left();
        return FILLED.entrySet().stream()
                .filter(unit -> units.has(unit.getKey()))
                .flatMap(unit -> unit.getValue().stream())
                .filter(path -> Files.isDirectory(place(path)) && !left.contains(path))
                .toList();
    }

    /** What the pod network has noted of single pods, among what others have noted of theirs. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (new OwnUnits(root).has("kubelet.service")) {
            for (String folder : List.of("/var/lib/cni/results", "/var/lib/cni/cache/results")) {
                for (String pattern : List.of("roadcase-*", "cni-loopback-*")) {
                    notes.addAll(list(folder, pattern));
                }
            }
        }
        return notes;
    }

    private List<String> list(String folder, String pattern) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(place(folder))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place(folder), pattern)) {
                files.forEach(file -> names.add(folder + "/" + file.getFileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    /** Those on the way, the inner ones first, which were not there before. */
    List<String> onTheWay() {
        WrittenFiles written = new WrittenFiles(root);
        return written.isRecorded()
                ? ON_THE_WAY.stream()
                        .filter(path -> !written.record().left().contains(path))
                        .toList()
                : List.of();
    }

    private boolean isFilled(String path) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place(path))) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private Path place(String path) {
        return root.resolve(path.substring(1));
    }
}
