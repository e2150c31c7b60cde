package dev.roadcase.tests.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.Layer;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What provision unpacks is what a real containerd unpacks. */
class LayersJourney {
    private static final String NAME = "docker.io/test/layers:1";

    private final String word = "t" + Long.toString(System.nanoTime(), 36);
    private final List<String> namespaces = new ArrayList<>();
    private final Layer lower = TarText.layer(
            "etc/ 0750 7:8",
            "etc/secret 0640 7:8 " + word,
            "bin/ 0755 0:0",
            "bin/tool 4755 0:0 " + word,
            "bin/same = bin/tool 4755",
            "passwd -> /etc/passwd",
            "dev/ 0755 0:0",
            "dev/pipe | 0600 0:0");
    private final Layer upper = TarText.layer("etc/ 0711 9:9", "etc/more 0600 9:9 " + word, "srv/ 0700 1:1");

    @TempDir
    private Path folder;

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
    void filesHaveTheirOwnersModesAndLinksAndLayersAreNotKept() {
        Path bundle = bundle(lower, upper);
        String namespace = provision(bundle);
        assertThat(tree(namespace)).isEqualTo(tree(load(bundle))).contains("4755", " 7 8 ", "-> /etc/passwd");
        if (overlayfs()) {
            assertThat(ctr(namespace, "content", "ls", "-q"))
                    .doesNotContain(Digest.of(lower.content()).toString());
        }
        assertThat(ctr(namespace, "snapshots", "ls")).doesNotContain("roadcase");
    }

    @Test
    void whatALayerDeletesIsGoneAndWhatItPutsIntoFoldersOfOthersLeavesThemAsTheyAre() {
        Layer deleting = TarText.layer("etc/ 0711 9:9", "etc/.wh.secret 0600 0:0 ");
        Layer intoOthers = TarText.layer("etc/more 0600 9:9 " + word);
        Path bundle = bundle(lower, intoOthers, deleting);
        assertThat(tree(provision(bundle)))
                .isEqualTo(tree(load(bundle)))
                .doesNotContain("secret")
                .contains("more");
    }

    @Test
    void noMemberLeadsOutOfItsImage() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Layer leading = TarText.layer("out -> " + outside, "out/file 0644 0:0 " + word);
        Layer climbing =
                TarText.layer("a/ 0755 0:0", "a/up -> ../../../../../../../../.." + outside, "a/up/file 0644 0:0 x");
        provisionAnyway(bundle(leading));
        provisionAnyway(bundle(climbing));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aLayerThatIsNotWhatItsConfigSaysIsRefused() {
        TestImage lying = TestImage.oci(Layer.config("/bin/tool", upper), Layer.contents(lower));
        Agent.Ended ended = provisionAnyway(write(lying));
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
        assertThat(ctr(namespaces.get(0), "images", "ls", "-q")).doesNotContain(NAME);
        assertThat(ctr(namespaces.get(0), "snapshots", "ls")).doesNotContain("sha256", "roadcase");
    }

    private Path bundle(Layer... layers) {
        return write(TestImage.oci(Layer.config("/bin/tool", layers), Layer.contents(layers)));
    }

    private Path write(TestImage image) {
        TestBundle bundle = new TestBundle().image(NAME, image, "node");
        Path file = folder.resolve(bundle.hashCode() + ".bundle");
        bundle.write(file);
        try {
            Files.write(Path.of(file + ".pub"), bundle.key().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Answers the namespace that it used. */
    private String provision(Path bundle) {
        Agent.Ended ended = provisionAnyway(bundle);
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo("ready node-1  1 images  0 files");
        return namespaces.get(namespaces.size() - 1);
    }

    private Agent.Ended provisionAnyway(Path bundle) {
        Path root = folder.resolve("root");
        return agent("provision", bundle, "--role", "node", "--name", "node-1", "--root", root.toString());
    }

    /** By containerd itself. Answers the namespace that it used. */
    private String load(Path bundle) {
        Agent.Ended ended = agent("load", bundle);
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo("loaded 1 images, skipped 0");
        return namespaces.get(namespaces.size() - 1);
    }

    private Agent.Ended agent(String verb, Path bundle, String... more) {
        String namespace = word + "-" + namespaces.size();
        namespaces.add(namespace);
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

    /** Every file of the image with its type, mode, owner, size and target. */
    private String tree(String namespace) {
        String target = folder.resolve("mounted-" + namespace).toString();
        Program.run("mkdir", target);
        asRoot(namespace, "images", "mount", NAME, target);
        try {
            return Program.asRoot(
                    "sh",
                    "-c",
                    "cd \"$0\" && find . -mindepth 1 \\( -type d -printf '%p d %m %U %G\\n' \\)"
                            + " -o -printf '%p %y %m %U %G %n %s %T@ -> %l\\n' | sort",
                    target);
        } finally {
            asRoot(namespace, "images", "unmount", "--rm", target);
        }
    }

    private static boolean overlayfs() {
        return System.getenv("CONTAINERD_SNAPSHOTTER") == null;
    }

    private static String asRoot(String namespace, String... words) {
        return Program.asRoot(command(namespace, words));
    }

    private static String ctr(String namespace, String... words) {
        return Program.text(command(namespace, words));
    }

    private static String[] command(String namespace, String... words) {
        return Stream.concat(Stream.of("ctr", "-a", Setting.containerd(), "-n", namespace), Stream.of(words))
                .toArray(String[]::new);
    }
}
