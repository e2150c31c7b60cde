package dev.roadcase.tests.show;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A show that was configured and never started, and a computer for it: a network of its own, in which nothing listens, and
 * a PATH with Docker and without Podman.
 *
 * @param root all that it writes is in this folder
 */
record ExaminedShow(Path root) {
    private static final List<String> PROGRAMS = List.of(
            "bash",
            "sh",
            "env",
            "find",
            "java",
            "readlink",
            "flock",
            "mkdir",
            "awk",
            "rm",
            "mv",
            "unshare",
            "ip",
            "perl",
            "iptables");
    private static final String LAYER = "a layer that is small";
    private static final String DEMO = """
            apiVersion: roadcase.dev/v1
            name: small
            version: 1.0.0
            cluster: {kubernetes: v1.36.4}
            pages: [{name: Board, url: "http://${CONTROLLER}:30373/"}]
            """;

    /** Writes it. */
    static ExaminedShow in(Path root) throws IOException {
        ExaminedShow show = new ExaminedShow(root);
        TestBundle written = new TestBundle()
                .image("quay.io/acme/api:1", TestImage.oci("{}", LAYER))
                .file("/opt/bin/kubelet", new byte[] {1}, "controller,node")
                .file("/opt/bin/kubectl", new byte[] {2}, "controller")
                .demo("demo.yaml", DEMO.getBytes(StandardCharsets.UTF_8));
        written.write(show.bundle());
        Files.createDirectories(show.trusted().getParent());
        Files.write(show.trusted(), written.key().pem());
        show.writeFolder(written);
        show.write(show.programsWithoutDocker(), PROGRAMS);
        show.write(
                show.programs(),
                Stream.concat(PROGRAMS.stream(), Stream.of("docker")).toList());
        return show;
    }

    private void writeFolder(TestBundle written) throws IOException {
        Files.createDirectories(folder().resolve("pki"));
        for (String name : List.of("pki/ca.crt", "pki/admin.crt", "pki/admin.key", "kubeconfig")) {
            permit(Files.writeString(folder().resolve(name), name), "rw-------");
        }
        try (Bundle bundle = Bundle.open(bundle(), written.trust())) {
            Files.writeString(description(), """
                    {"name": "small", "version": "1.0.0", "registry": "192.168.56.20:5000",
                     "bundle": {"file": "%s", "digest": "%s", "size": %d},
                     "network": {"machines": "192.168.56.0/24", "pods": "10.1.0.0/16", "services": "10.3.0.0/16"},
                     "machines": [{"name": "controller", "role": "controller", "address": "192.168.56.20", "memory": 4194304}],
                     "pages": [{"name": "Board", "url": "http://192.168.56.20:30373/"}]}
                    """.formatted(bundle(), bundle.indexDigest(), bundle.size()));
        }
    }

    private void write(Path path, List<String> programs) throws IOException {
        Files.createDirectory(path);
        for (String name : programs) {
            Path file = Files.writeString(path.resolve(name), "#!/bin/sh\nexec " + located(name) + " \"$@\"\n");
            permit(file, "rwxr-xr-x");
        }
    }

    private static Path located(String program) {
        return Path.of(Program.text("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; command -v " + program)
                .strip());
    }

    Path bundle() {
        return root.resolve("small.bundle");
    }

    Path folder() {
        return root.resolve("stage");
    }

    Path description() {
        return folder().resolve("cluster.json");
    }

    /** The bundle's key, pinned. */
    Path trusted() {
        return root.resolve("settings/roadcase/trusted/small.pub");
    }

    /** Changes a byte of the only layer. */
    void damage() throws IOException {
        int at = new String(Files.readAllBytes(bundle()), StandardCharsets.ISO_8859_1).indexOf(LAYER);
        try (RandomAccessFile file = new RandomAccessFile(bundle().toFile(), "rw")) {
            file.seek(at);
            file.write('A');
        }
    }

    /** Changes what cluster.json says. */
    void describe(String what, String instead) throws IOException {
        Files.writeString(description(), Files.readString(description()).replace(what, instead));
    }

    static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Path programs() {
        return root.resolve("path");
    }

    /** A PATH without Docker. */
    Path programsWithoutDocker() {
        return root.resolve("path-without-docker");
    }

    /** The program, in a network of its own that these commands of a shell have changed. */
    Launcher after(String commands) {
        return Launcher.in(root)
                .with("PATH", programs().toString())
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("DOCKER_HOST", "unix://" + Setting.docker())
                .through("unshare", "--net", "sh", "-ec", "ip link set lo up; " + commands + "\nexec \"$@\"", "sh");
    }
}
