package dev.roadcase.tests.cluster;

import dev.roadcase.agent.tls.MachineIdentity;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Kubernetes' own API server, with etcd and nothing else, and an administrator's kubectl for it. */
public final class ApiServer implements AutoCloseable {
    private static final String ADMINISTRATOR = "administrators-token";
    private static final long MOST = TimeUnit.MINUTES.toNanos(10);

    private final Path programs = Made.programs();
    private final Path folder;
    private final String etcdUrl = "http://127.0.0.1:" + freePort();
    private final String host;
    private final int port;
    private final Process etcd;
    private Process server;

    /** Starts them; all that they write is in the folder. */
    public ApiServer(Path folder) throws IOException {
        this(folder, "127.0.0.1", freePort());
    }

    /** The same at this address. */
    public ApiServer(Path folder, String host, int port) throws IOException {
        this.folder = folder;
        this.host = host;
        this.port = port;
        Files.writeString(folder.resolve("tokens.csv"), ADMINISTRATOR + ",admin,admin,system:masters\n");
        Program.run("openssl", "genrsa", "-out", folder.resolve("sa.key").toString(), "2048");
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/O=system:masters/CN=administrator",
                "-keyout",
                "client.key",
                "-out",
                "client.crt");
        etcd = start(
                "etcd",
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + etcdUrl,
                "--advertise-client-urls=" + etcdUrl,
                "--listen-peer-urls=http://127.0.0.1:" + freePort(),
                "--enable-v2=true",
                "--unsafe-no-fsync");
        startServer();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The certificate signs itself, and so its own authority is what clients are known by. */
    private void openssl(String... words) {
        List<String> command = new ArrayList<>(List.of("env", "-C", folder.toString(), "openssl"));
        command.addAll(List.of(words));
        Program.run(command);
    }

    private Process start(String program, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(flags));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start();
    }

    /** Starts it where it was stopped, and waits until it answers. */
    public void startServer() throws IOException {
        server = start(
                "kube-apiserver",
                "--etcd-servers=" + etcdUrl,
                "--bind-address=" + host,
                "--secure-port=" + port,
                "--cert-dir=" + folder.resolve("pki"),
                "--token-auth-file=" + folder.resolve("tokens.csv"),
                "--client-ca-file=" + folder.resolve("client.crt"),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + folder.resolve("sa.key"),
                "--service-account-signing-key-file=" + folder.resolve("sa.key"),
                "--service-cluster-ip-range=10.3.0.0/16",
                "--service-node-port-range=80-99");
        long start = System.nanoTime();
        while (!isReady()) {
            if (!server.isAlive() || System.nanoTime() - start > MOST) {
                throw new AssertionError("no API server: " + Files.readString(folder.resolve("kube-apiserver.log")));
            }
            pause();
        }
    }

    /** The server starts on the same processors. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isReady() {
        try {
            return kubectl("get", "--raw", "/readyz").equals("ok")
                    && kubectl("get", "namespaces", "default").contains("Active");
        } catch (AssertionError e) {
            return false;
        }
    }

    /** Stops the API server; etcd goes on. */
    public void stopServer() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    /** What kubectl answers; it succeeds. */
    public String kubectl(String... words) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("kubectl").toString(),
                "--server=" + address(),
                "--certificate-authority=" + certificate(),
                "--token=" + ADMINISTRATOR));
        command.addAll(List.of(words));
        return new String(Program.run(command), StandardCharsets.UTF_8);
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("https://" + host + ":" + port);
    }

    /** Where its etcd answers, also by the v2 API. */
    public URI etcd() {
        return URI.create(etcdUrl);
    }

    /** An administrator by certificate. */
    public MachineIdentity administrator() {
        return new MachineIdentity(
                Optional.of(certificate()),
                Optional.of(folder.resolve("client.crt")),
                Optional.of(folder.resolve("client.key")));
    }

    /** The certificate by which it is known. */
    public Path certificate() {
        return folder.resolve("pki/apiserver.crt");
    }

    /** How an administrator's kubectl reaches it. */
    public Path kubeconfig() throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                {"apiVersion": "v1", "kind": "Config", "current-context": "it",
                 "clusters": [{"name": "it", "cluster": {"server": "%s", "certificate-authority": "%s"}}],
                 "users": [{"name": "it", "user": {"token": "%s"}}],
                 "contexts": [{"name": "it", "context": {"cluster": "it", "user": "it"}}]}
                """.formatted(address(), certificate(), ADMINISTRATOR));
    }

    @Override
    public void close() {
        server.destroyForcibly();
        etcd.destroyForcibly();
    }
}
