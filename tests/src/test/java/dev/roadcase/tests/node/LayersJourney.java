package dev.roadcase.tests.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.runtime.layer.LayerChain;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.Layer;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent unpacks is what a real containerd unpacks, file by file. */
class LayersJourney {
    private static final String NAME = "docker.io/test/layers:1";

    private final String word = "t" + Long.toString(System.nanoTime(), 36);
    private final List<String> namespaces = new ArrayList<>();

    @TempDir
    private Path folder;

    private OddImages odd;

    @BeforeEach
    void make() {
        odd = new OddImages(folder, word);
    }

    @AfterEach
    void empty() {
        for (String namespace : namespaces) {
            ctr(namespace, "images", "ls", "-q")
                    .lines()
                    .forEach(name -> ctr(namespace, "images", "rm", "--sync", name));
        }
        Program.asRoot("rm", "-rf", folder.resolve("root").toString());
    }

    @Test
    void eachLayerIsWhatContainerdMakesOfItAndIsNotKept() {
        assumeThat(System.getenv("CONTAINERD_SNAPSHOTTER")).as("overlayfs").isNull();
        Map<String, List<Layer>> images = odd.taken();
        Path bundle = bundle(images);
        Agent.Ended ended = agent("load", bundle);
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo("loaded " + images.size() + " images, skipped 0");
        String ours = namespaces.get(0);
        String peer = namespace();
        ctr(peer, "images", "import", bundle.toString());
        List<String> differences = new ArrayList<>();
        images.forEach((name, layers) -> differences.addAll(differences(name, layers, ours, peer)));
        assertThat(differences).isEmpty();
        assertThat(ctr(ours, "content", "ls", "-q").lines())
                .doesNotContainAnyElementsOf(images.values().stream()
                        .flatMap(layers -> layers.stream().map(LayersJourney::digest))
                        .toList());
        assertThat(ctr(ours, "snapshots", "ls")).doesNotContain("roadcase");
        assertThat(agent(ours, "load", bundle).lastLine()).isEqualTo("loaded 0 images, skipped " + images.size());
    }

    @Test
    void provisionUnpacksAsLoadDoes() {
        assumeThat(System.getenv("CONTAINERD_SNAPSHOTTER")).as("overlayfs").isNull();
        Map<String, List<Layer>> images = Map.of("folderless", odd.taken().get("folderless"));
        Agent.Ended ended = provision(bundle(images));
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo("ready node-1  1 images  0 files");
        assertThat(ctr(namespaces.get(0), "content", "ls", "-q").lines())
                .doesNotContainAnyElementsOf(images.get("folderless").stream()
                        .map(LayersJourney::digest)
                        .toList());
    }

    @Test
    void noMemberLeadsOutOfItsImage() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Layer leading = TarText.layer("out -> " + outside, "out/file 0644 0:0 " + word);
        Layer climbing =
                TarText.layer("a/ 0755 0:0", "a/up -> ../../../../../../../../.." + outside, "a/up/file 0644 0:0 x");
        Layer linking = TarText.layer("a -> " + outside, "a/.wh.x 0 0:0 ", "b = a/file 0777", "a/d/ 0777 0:0");
        for (Layer layer : List.of(leading, climbing, linking)) {
            agent("load", bundle(Map.of("leading", List.of(layer))));
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void whatContainerdRefusesIsRefusedAndLeavesNothing() {
        Map<String, List<Layer>> refused = odd.refused();
        Agent.Ended ended = agent("load", bundle(refused));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
        requireNothing(namespaces.get(0), refused);
    }

    @Test
    void aLayerThatIsNotWhatItsConfigSaysIsRefused() {
        List<Layer> layers = odd.taken().get("zstd");
        Layer other = TarText.layer("other 0644 0:0 " + word);
        TestImage lying = TestImage.oci(
                Layer.config("/bin/tool", layers.get(0), other), Layer.contents(layers.toArray(Layer[]::new)));
        Agent.Ended ended = agent("load", write(new TestBundle().image(NAME, lying, "node")));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
        assertThat(ctr(namespaces.get(0), "images", "ls", "-q")).isEmpty();
    }

    @Test
    void aFlippedBitNeverMakesAnImageVisibleWhicheverLayerItIsIn() throws IOException {
        List<Layer> layers = odd.taken().get("folderless");
        for (Layer damaged : layers) {
            Path bundle = bundle(Map.of("damaged", layers, "whole", List.of(TarText.layer("w 0644 0:0 " + word))));
            flip(bundle, damaged.content());
            Agent.Ended ended = agent("load", bundle);
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
            String namespace = namespaces.get(namespaces.size() - 1);
            assertThat(ctr(namespace, "images", "ls", "-q"))
                    .doesNotContain("damaged")
                    .contains("whole");
            assertThat(ctr(namespace, "snapshots", "ls")).doesNotContain("roadcase");
        }
    }

    private static void flip(Path bundle, byte[] layer) throws IOException {
        byte[] all = Files.readAllBytes(bundle);
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(new String(layer, StandardCharsets.ISO_8859_1));
        all[at + layer.length / 2] ^= 16;
        Files.write(bundle, all);
    }

    private void requireNothing(String namespace, Map<String, List<Layer>> images) {
        assertThat(ctr(namespace, "images", "ls", "-q")).isEmpty();
        assertThat(ctr(namespace, "snapshots", "ls")).doesNotContain("roadcase");
        assertThat(images).isNotEmpty();
    }

    /** Files that are not the same, with whose they are. */
    private List<String> differences(String name, List<Layer> layers, String ours, String peer) {
        List<Descriptor> descriptors = layers.stream()
                .map(layer -> Descriptor.of(MediaType.OCI_LAYER_GZIP, layer.content()))
                .toList();
        byte[] config = Layer.config("/bin/tool", layers.toArray(Layer[]::new)).getBytes(StandardCharsets.UTF_8);
        List<LayerChain.ChainedLayer> links =
                LayerChain.of(descriptors, config).orElseThrow().links();
        Digest top = links.get(links.size() - 1).name();
        List<String> here = trees(ours, top).lines().toList();
        List<String> there = trees(peer, top).lines().toList();
        List<String> differences = new ArrayList<>();
        here.stream().filter(line -> !there.contains(line)).forEach(line -> differences.add(name + ", ours: " + line));
        there.stream().filter(line -> !here.contains(line)).forEach(line -> differences.add(name + ", its: " + line));
        return differences;
    }

    /** Every file of a layer and of those below it, as they lie in overlayfs' folders, with the number of the layer. */
    private String trees(String namespace, Digest layer) {
        String view = "view-" + layer.abbreviated();
        String mount = ctr(namespace, "snapshots", "view", "--target", "/", view, layer.toString());
        // Nothing keeps it, so containerd may have deleted it by now.
        Program.run(
                "sh",
                "-c",
                "ctr -a \"$0\" -n \"$1\" snapshots rm \"$2\" 2>&1 || true",
                Setting.containerd(),
                namespace,
                view);
        String folders = mount.replaceFirst("(?s).*lowerdir=([^,\\s]+).*|.*-t bind (\\S+) .*", "$1$2");
        List<String> words = new ArrayList<>(
                List.of("python3", Path.of("parts/tree.py").toAbsolutePath().toString()));
        words.addAll(List.of(folders.strip().split(":")));
        return Program.asRoot(words.toArray(String[]::new));
    }

    private static String digest(Layer layer) {
        return Digest.of(layer.content()).toString();
    }

    private Path bundle(Map<String, List<Layer>> images) {
        TestBundle bundle = new TestBundle();
        images.forEach((name, layers) -> {
            Layer[] all = layers.toArray(Layer[]::new);
            bundle.image(
                    "docker.io/test/" + name + ":1",
                    TestImage.oci(Layer.config("/bin/tool", all), Layer.contents(all)),
                    "node");
        });
        return write(bundle);
    }

    private Path write(TestBundle bundle) {
        Path file = folder.resolve(bundle.hashCode() + ".bundle");
        bundle.write(file);
        try {
            Files.write(Path.of(file + ".pub"), bundle.key().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private Agent.Ended provision(Path bundle) {
        Path root = folder.resolve("root");
        return agent(namespace(), "provision", bundle, "--role", "node", "--name", "node-1", "--root", root.toString());
    }

    private String namespace() {
        String namespace = word + "-" + namespaces.size();
        namespaces.add(namespace);
        return namespace;
    }

    private Agent.Ended agent(String verb, Path bundle) {
        return agent(namespace(), verb, bundle);
    }

    private Agent.Ended agent(String namespace, String verb, Path bundle, String... more) {
        Stream<String> words = Stream.of(
                verb,
                "--bundle",
                bundle.toString(),
                "--key",
                bundle + ".pub",
                "--address",
                Setting.containerd(),
                "--namespace",
                namespace);
        return Agent.asRoot().run(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    private static String ctr(String namespace, String... words) {
        return Program.text(
                Stream.concat(Stream.of("ctr", "-a", Setting.containerd(), "-n", namespace), Stream.of(words))
                        .toArray(String[]::new));
    }
}
