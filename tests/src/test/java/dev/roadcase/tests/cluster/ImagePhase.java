package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long it takes until all images of a bundle are in the runtimes of all machines and on their disks, for
 * {@code tests/bench}: by the agent from the bundle's disk, and by a tarball of each image that is copied to each machine
 * and imported there, one after the other, as {@code docker save} writes it and as {@code bundle save} does.
 */
class ImagePhase {
    private static final Duration BOOT = Duration.ofMinutes(2);
    private static final String IMPORT = """
            for image in /srv/images/*; do ctr --namespace k8s.io images import "$image" >/srv/said 2>&1 || exit 1; done
            sync""";
    private static final String PROVISION = """
            /srv/agent/bin/agent provision --bundle /dev/sr0 --key /srv/key --role node --name "$(hostname)" && sync""";

    private final Path bundle = Path.of(System.getProperty("roadcase.bundle"));
    private final int count = Integer.getInteger("roadcase.machines");
    private final List<Machine> machines = new ArrayList<>();

    @TempDir
    private Path folder;

    private Network network;
    private Disk disk;

    @BeforeEach
    void makeNetworkAndDisk() {
        Disk.detachLeftOvers();
        network = new Network();
        disk = new Disk(folder.resolve("roadcase-disk.iso"));
        disk.insert(bundle);
        Host.docker("import", Made.rootFileSystem().toString(), Machine.IMAGE);
    }

    @AfterEach
    void removeAll() {
        machines.forEach(Machine::remove);
        network.close();
        disk.close();
        Host.tryDocker("rmi", Machine.IMAGE);
    }

    @Test
    void measure() throws IOException {
        List<String> images = images();
        Path docker = saveWithDocker(images);
        Path oci = saveWithBundle(images);
        double ours = seconds(images, this::unpackAgent, machine -> machine.says("sh", "-c", PROVISION));
        double peer = seconds(images, machine -> {}, machine -> copyAndImport(docker, machine));
        double compressed = seconds(images, machine -> {}, machine -> copyAndImport(oci, machine));
        String result = String.format(Locale.ROOT, "%.1f %.1f %.1f%n", ours, peer, compressed);
        Files.writeString(Path.of(System.getProperty("roadcase.result")), result);
    }

    /** The time from the start of the work on machines that run nothing else to its end on the last of them. */
    private double seconds(List<String> images, Consumer<Machine> before, Consumer<Machine> work) {
        machines.forEach(Machine::remove);
        machines.clear();
        IntStream.rangeClosed(1, count)
                .forEach(at -> machines.add(new Machine("node-" + at, "192.168.56.3" + at, disk, false)));
        machines.forEach(Machine::start);
        machines.forEach(ImagePhase::awaitContainerd);
        machines.forEach(before);
        Host.root("sync");
        long start = System.nanoTime();
        CompletableFuture.allOf(machines.stream()
                        .map(machine -> CompletableFuture.runAsync(
                                () -> work.accept(machine), task -> new Thread(task).start()))
                        .toArray(CompletableFuture[]::new))
                .join();
        double seconds = (System.nanoTime() - start) / 1e9;
        machines.forEach(machine -> assertThat(unpacked(machine)).containsAll(images));
        return seconds;
    }

    private static void awaitContainerd(Machine machine) {
        Await.until(
                "containerd of " + machine + " answers",
                BOOT,
                () -> machine.run("ctr", "version").exitCode() == 0,
                machine::journal);
    }

    private static List<String> unpacked(Machine machine) {
        return machine.says("ctr", "--namespace", "k8s.io", "images", "check")
                .lines()
                .filter(line -> line.strip().endsWith("true"))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private void unpackAgent(Machine machine) {
        Path archive = Launcher.program().resolveSibling("agent/target/agent-linux-amd64.tar.gz");
        machine.says("mkdir", "-p", "/srv/agent");
        machine.take(archive, "/srv/agent.tar.gz");
        machine.take(Path.of(bundle + ".pub"), "/srv/key");
        machine.says("tar", "-C", "/srv/agent", "-xzf", "/srv/agent.tar.gz");
    }

    private static void copyAndImport(Path images, Machine machine) {
        machine.take(images, "/srv/images");
        machine.says("sh", "-c", IMPORT);
    }

    private List<String> images() {
        List<String> names = new ArrayList<>();
        bundle("inspect", "--json")
                .json()
                .path("images")
                .forEach(image -> names.add(image.path("reference").asText()));
        return names;
    }

    private Path saveWithDocker(List<String> images) throws IOException {
        Path saved = Files.createDirectory(folder.resolve("docker"));
        Host.docker("load", "--quiet", "--input", bundle.toString());
        for (String image : images) {
            Host.docker("save", "--output", saved.resolve(file(image)).toString(), image);
            Host.docker("rmi", image);
        }
        return saved;
    }

    private Path saveWithBundle(List<String> images) throws IOException {
        Path saved = Files.createDirectory(folder.resolve("oci"));
        for (String image : images) {
            bundle("save", image, "-o", saved.resolve(file(image)).toString());
        }
        return saved;
    }

    private static String file(String image) {
        return image.replaceAll("[/:]", "-") + ".tar";
    }

    private Ran bundle(String verb, String... more) {
        List<String> words = new ArrayList<>(List.of(verb, bundle.toString()));
        words.addAll(List.of(more));
        words.addAll(List.of("--key", bundle + ".pub", "--progress", "none"));
        return Launcher.in(folder).run(words.toArray(String[]::new)).succeeded();
    }
}
