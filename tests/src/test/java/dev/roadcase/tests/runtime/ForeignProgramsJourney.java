package dev.roadcase.tests.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.PodmanStorage;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Setting;
import dev.roadcase.tests.parts.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Programs that have never heard of bundles use one as it is, and what {@code bundle save} takes out of it. */
class ForeignProgramsJourney {
    private static final String DOCKER = "unix://" + Setting.docker();

    @TempDir
    private static Path made;

    private static RuntimeBundle bundle;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() {
        bundle = new RuntimeBundle(made);
    }

    @Test
    void ctrImportsAWholeBundle() {
        String namespace = "foreign-" + Long.toString(System.nanoTime(), 36);
        ctr(namespace, "images", "import", bundle.file());
        String names = ctr(namespace, "images", "check");
        bundle.ofNodes()
                .forEach((name, image) -> assertThat(names)
                        .containsPattern(name + " +\\S+ +" + image.descriptor().digest() + " +complete"));
        ctr(namespace, "images", "ls", "-q").lines().forEach(name -> ctr(namespace, "images", "rm", "--sync", name));
    }

    @Test
    @ResourceLock(Shared.DOCKER)
    void dockerLoadsAWholeBundle() {
        docker("load", "-i", bundle.file());
        bundle.ids()
                .forEach((name, id) -> assertThat(docker("image", "inspect", "--format", "{{.Id}}", name)
                                .strip())
                        .isEqualTo(id));
        bundle.ids().keySet().forEach(name -> docker("rmi", name));
    }

    @Test
    void podmanLoadsAWholeBundle() {
        try (PodmanStorage podman = new PodmanStorage(folder)) {
            podman.run("load", "-i", bundle.file());
            bundle.ids().forEach((name, id) -> assertThat(podman.id(name)).isEqualTo(id));
        }
    }

    @Test
    void skopeoReadsImagesOfOciTypes() {
        String inspected = Program.text("skopeo", "inspect", "oci-archive:" + bundle.file() + ":" + bundle.ociName());
        assertThat(inspected).contains(bundle.oci.descriptor().digest().toString());
    }

    @Test
    void opensslVerifiesTheSignature() throws IOException {
        Path signature = folder.resolve("signature.der");
        Files.write(signature, Base64.getDecoder().decode(entry("bundle.sig")));
        String said = Program.text(
                "openssl",
                "dgst",
                "-sha256",
                "-verify",
                file("bundle.pub").toString(),
                "-signature",
                signature.toString(),
                file("index.json").toString());
        assertThat(said).isEqualTo("Verified OK\n");
    }

    /** Run where cosign can be had: {@code tests/run} says whether it is. */
    @Test
    @Tag("cosign")
    void cosignVerifiesTheSignature() {
        Program.run(
                "cosign",
                "verify-blob",
                "--insecure-ignore-tlog=true",
                "--key",
                file("bundle.pub").toString(),
                "--signature",
                file("bundle.sig").toString(),
                file("index.json").toString());
    }

    /** The command is the one that the verb says, and cosign has no network. */
    @Test
    @Tag("cosign")
    void cosignVerifiesWhatExtractTakesOutForIt() throws IOException {
        Ran ran = extractForCosign();
        String command = ran.complaint().get(ran.complaint().size() - 1);
        Program.run(withoutNetwork(command));
        Files.writeString(folder.resolve("for cosign/index.json"), " ", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Program.run(withoutNetwork(command))).hasMessageContaining("invalid signature");
    }

    private Ran extractForCosign() {
        return Launcher.in(folder)
                .run("extract", bundle.file(), "--sigstore", "-o", folder + "/for cosign", "--key", bundle.key())
                .succeeded();
    }

    private static String[] withoutNetwork(String command) {
        return new String[] {"unshare", "--map-root-user", "--net", "env", "HOME=/nonexistent", "sh", "-c", command};
    }

    @Test
    @ResourceLock(Shared.DOCKER)
    void whatSaveWritesIsLoadedByAllThree() {
        String tar = folder.resolve("saved.tar").toString();
        save(bundle, bundle.indexName(), tar, "--format", "oci").succeeded();
        String id = bundle.ids().get(bundle.indexName());
        docker("load", "-i", tar);
        assertThat(docker("image", "inspect", "--format", "{{.Id}}", bundle.indexName())
                        .strip())
                .isEqualTo(id);
        docker("rmi", bundle.indexName());
        try (PodmanStorage podman = new PodmanStorage(folder)) {
            podman.run("load", "-i", tar);
            assertThat(podman.id(bundle.indexName())).isEqualTo(id);
        }
        String namespace = "saved-" + Long.toString(System.nanoTime(), 36);
        ctr(namespace, "images", "import", tar);
        assertThat(ctr(namespace, "images", "ls"))
                .contains(bundle.indexName(), bundle.index.descriptor().digest().toString());
        ctr(namespace, "images", "rm", "--sync", bundle.indexName());
    }

    @Test
    @ResourceLock(Shared.DOCKER)
    void skopeoReadsDockersTypesFromADockerArchive() {
        String tar = folder.resolve("saved.tar").toString();
        save(bundle, bundle.dockerName(), tar, "--format", "docker").succeeded();
        assertThat(Program.text("skopeo", "inspect", "--config", "--raw", "docker-archive:" + tar))
                .contains("\"/docker\"");
        docker("load", "-i", tar);
        assertThat(docker("image", "inspect", "--format", "{{.Id}}", bundle.dockerName())
                        .strip())
                .isEqualTo(bundle.ids().get(bundle.dockerName()));
        docker("rmi", bundle.dockerName());
    }

    @Test
    void aDamagedImageIsNotSavedAndAnOlderTarballStays() throws IOException {
        RuntimeBundle damaged = new RuntimeBundle(folder);
        damaged.damageLarge();
        Path tar = Files.writeString(folder.resolve("saved.tar"), "older");
        save(damaged, damaged.largeName(), tar.toString()).failed(4);
        assertThat(tar).hasContent("older");
    }

    @Test
    void anUnknownNameIsAnsweredWithNamesThatThereAre() {
        Ran ran = save(bundle, "quay.io/other/index:3", folder + "/x").failed(3);
        assertThat(ran.err()).contains("hint: it carries " + bundle.indexName());
    }

    private Ran save(RuntimeBundle from, String name, String tar, String... more) {
        Stream<String> words = Stream.of("save", from.file(), name, "-o", tar, "--key", from.key());
        return Launcher.in(folder).run(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    private Path file(String entry) {
        try {
            return Files.write(folder.resolve(entry), entry(entry));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] entry(String name) {
        return Program.run("tar", "--extract", "--to-stdout", "--file", bundle.file(), name);
    }

    private static String ctr(String namespace, String... words) {
        return Program.text(
                Stream.concat(Stream.of("ctr", "-a", Setting.containerd(), "-n", namespace), Stream.of(words))
                        .toArray(String[]::new));
    }

    private static String docker(String... words) {
        return Program.text(Stream.concat(Stream.of("docker", "--host", DOCKER), Stream.of(words))
                .toArray(String[]::new));
    }
}
