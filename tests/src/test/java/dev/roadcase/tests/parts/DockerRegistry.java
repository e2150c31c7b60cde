package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's docker-registry on a free port of this machine, with its storage in a folder of the test's. */
public final class DockerRegistry implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final Daemon daemon;

    private DockerRegistry(Path folder, int port, Daemon daemon) {
        this.folder = folder;
        this.port = port;
        this.daemon = daemon;
    }

    /** Speaks plain HTTP to everybody. */
    public static DockerRegistry plain(Path folder) {
        return start(folder, LOOPBACK, "", "");
    }

    /** Speaks plain HTTP to everybody, at every address of this machine. */
    public static DockerRegistry everywhere(Path folder) {
        return start(folder, "", "", "");
    }

    /** Speaks HTTPS; the certificate is its own authority and stands at {@link #certificate()}. */
    public static DockerRegistry secure(Path folder) {
        return start(folder, LOOPBACK, tls(folder), "");
    }

    /** The same, at every address of this machine. */
    public static DockerRegistry secureEverywhere(Path folder) {
        return start(folder, "", tls(folder), "");
    }

    /** The same, to those alone who show this certificate. */
    public static DockerRegistry secureFor(Path client, Path folder) {
        return start(folder, LOOPBACK, tls(folder) + "    clientcas:\n      - " + client + "\n", "");
    }

    private static String tls(Path folder) {
        makeCertificate(folder, "ca.crt", "tls.key");
        return "  tls:\n    certificate: " + folder.resolve("ca.crt") + "\n    key: " + folder.resolve("tls.key")
                + "\n";
    }

    /** Speaks plain HTTP to who knows the password. */
    public static DockerRegistry withLogin(Path folder, String user, String password) {
        return start(folder, LOOPBACK, "", auth(folder, user, password));
    }

    /** Speaks HTTPS to who knows the password. */
    public static DockerRegistry secureWithLogin(Path folder, String user, String password) {
        return start(folder, LOOPBACK, tls(folder), auth(folder, user, password));
    }

    private static String auth(Path folder, String user, String password) {
        Path file = folder.resolve("htpasswd");
        write(file, Program.text("htpasswd", "-nbB", user, password));
        return "auth:\n  htpasswd:\n    realm: registry\n    path: " + file + "\n";
    }

    private static DockerRegistry start(Path folder, String address, String tls, String auth) {
        int port = FreePort.find();
        Path config = folder.resolve("registry.yml");
        write(config, """
                version: 0.1
                log:
                  level: error
                  accesslog:
                    disabled: true
                storage:
                  filesystem:
                    rootdirectory: %s
                %shttp:
                  addr: %s:%d
                %s""".formatted(folder.resolve("storage"), auth, address, port, tls));
        Path log = folder.resolve("registry.log");
        return new DockerRegistry(folder, port, Daemon.start(port, log, "docker-registry", "serve", config.toString()));
    }

    /** Host and port, as in a reference. */
    public String host() {
        return "localhost:" + port;
    }

    /** Host and port for who comes from elsewhere, or by way of a proxy. */
    public String hostFromElsewhere() {
        return OwnAddress.find() + ":" + port;
    }

    /** The port alone. */
    public int port() {
        return port;
    }

    /** PEM; only where it speaks HTTPS. */
    public Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** Where it keeps a blob or a manifest, to be damaged. */
    public Path stored(String hex) {
        return folder.resolve("storage/docker/registry/v2/blobs/sha256/" + hex.substring(0, 2) + "/" + hex + "/data");
    }

    /**
     * Puts what an OCI layout holds under a tag into a repository, all platforms of it.
     *
     * @param words more for {@code skopeo copy}, such as {@code --format v2s2} or {@code --dest-creds}
     */
    public void push(OciLayout layout, String tag, String name, String... words) {
        List<String> copy = new ArrayList<>(List.of("skopeo", "copy", "--quiet", "--all", "--dest-tls-verify=false"));
        copy.addAll(List.of(words));
        copy.addAll(List.of("oci:" + layout.folder() + ":" + tag, "docker://" + host() + "/" + name));
        Program.run(copy);
    }

    @Override
    public void close() {
        daemon.close();
    }

    /** Makes a certificate that is its own authority, for a server on this machine or for a client. */
    public static void makeCertificate(Path folder, String certificate, String key) {
        Program.run(List.of(
                "openssl",
                "req",
                "-x509",
                "-nodes",
                "-days",
                "2",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-subj",
                "/CN=registry",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:" + OwnAddress.find(),
                "-keyout",
                folder.resolve(key).toString(),
                "-out",
                folder.resolve(certificate).toString()));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
