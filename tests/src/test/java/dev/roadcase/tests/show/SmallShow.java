package dev.roadcase.tests.show;

import com.sun.net.httpserver.HttpServer;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.registry.machine.MachineProgress;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.tests.cluster.ApiServer;
import dev.roadcase.tests.cluster.Await;
import dev.roadcase.tests.cluster.Made;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A show of three machines, of which the last never came. Its controller is an address of this host with a real API server,
 * the agent's registry and a page; its nodes are known to Kubernetes, and have no kubelet but a port.
 */
final class SmallShow implements AutoCloseable {
    static final String CONTROLLER = "127.77.0.20";
    static final String REGISTRY = CONTROLLER + ":5000";
    private static final String NODE = "127.77.0.31";
    /** No machine has an address of TEST-NET-1 (RFC 5737). */
    private static final String ABSENT = "192.0.2.1";

    private static final int API_SERVER = 6443;
    private static final int KUBELET = 10250;
    /** So often may somebody look whether a machine is on: nobody takes the connections. */
    private static final int LOOKS = 1000;

    private static final byte[] PAGE = "<p>INAETICS".getBytes(StandardCharsets.UTF_8);

    private final Path root;
    private final Path bundle;
    private final TestBundle written;
    private final List<ServerSocket> kubelets = new ArrayList<>();
    private final ApiServer apiServer;
    private final HttpServer page;
    private Process registry;

    /** All that it writes is in this folder. */
    SmallShow(Path root) throws IOException {
        this.root = root;
        byte[] kubectl = Files.readAllBytes(Made.programs().resolve("kubectl"));
        this.written = new TestBundle()
                .image("quay.io/acme/api:1", TestImage.oci("{}", "a layer"))
                .image("quay.io/acme/other:1", TestImage.oci("{}", "another layer"))
                .demo("demo.yaml", SmallDemo.SPEC)
                .demo("web.yaml", SmallDemo.WEB)
                .demo("extra.yaml", SmallDemo.EXTRA)
                .file("/opt/bin/kubelet", new byte[0], "node")
                .file("/opt/bin/kubectl", kubectl, "controller");
        this.bundle = written.write(root.resolve("small.bundle"));
        Path trusted = Files.createDirectories(root.resolve("settings/roadcase/trusted"));
        Files.write(trusted.resolve("small.pub"), written.key().pem());
        this.apiServer = new ApiServer(Files.createDirectory(root.resolve("kubernetes")), CONTROLLER, API_SERVER);
        this.page = HttpServer.create(new InetSocketAddress(CONTROLLER, 0), 0);
        page.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
            exchange.close();
        });
        page.start();
    }

    /** Starts the rest of it, and writes its folder. Whatever comes of it, close it. */
    void start() throws IOException {
        certify();
        serveRegistry();
        for (String address : List.of(CONTROLLER, NODE)) {
            kubelets.add(new ServerSocket(KUBELET, LOOKS, InetAddress.getByName(address)));
        }
        fillCluster();
        writeFolder();
    }

    Path folder() {
        return root.resolve("stage");
    }

    /** Host and port of its page. */
    String page() {
        return CONTROLLER + ":" + page.getAddress().getPort();
    }

    ApiServer apiServer() {
        return apiServer;
    }

    /** The folder of certificates with which skopeo reaches the registry. */
    Path certificates() {
        return root.resolve("tls");
    }

    private void certify() throws IOException {
        Path tls = Files.createDirectory(certificates());
        Program.run(
                "openssl",
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
                "/CN=registry",
                "-addext",
                "subjectAltName=IP:" + CONTROLLER,
                "-keyout",
                tls.resolve("registry.pem").toString(),
                "-out",
                tls.resolve("ca.crt").toString());
    }

    private void serveRegistry() throws IOException {
        Path nodes = Files.createDirectories(root.resolve("state/nodes"));
        register(nodes, "controller", Role.CONTROLLER);
        register(nodes, "node-1", Role.NODE);
        Path key = Files.write(root.resolve("small.pub"), written.key().pem());
        String certificate = certificates().resolve("ca.crt").toString();
        registry = Agent.with(java.util.Map.of())
                .start(
                        "serve",
                        bundle.toString(),
                        "--key",
                        key.toString(),
                        "--listen",
                        REGISTRY,
                        "--tls-cert",
                        certificate,
                        "--tls-key",
                        certificates().resolve("registry.pem").toString(),
                        "--client-ca",
                        certificate,
                        "--expect",
                        "controller,node-1,node-2",
                        "--state",
                        root.resolve("state").toString());
    }

    private static void register(Path nodes, String name, Role role) throws IOException {
        Registration registration = new Registration(
                name, role, Digest.of(new byte[0]), Phase.READY, "ready", new MachineProgress(2, 2, 3, 1000));
        Files.write(nodes.resolve(name + ".json"), registration.bytes());
    }

    private void fillCluster() throws IOException {
        for (String name : List.of("controller", "node-1")) {
            apply("""
                    {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "%s"},
                     "status": {"conditions": [{"type": "Ready", "status": "True"}]}}
                    """.formatted(name));
        }
        apply("{\"apiVersion\": \"v1\", \"kind\": \"ServiceAccount\", \"metadata\": {\"name\": \"default\"}}");
        apply(web(0));
        webHas(2);
    }

    private static String web(int pods) {
        return """
                {"apiVersion": "v1", "kind": "ReplicationController", "metadata": {"name": "web", "namespace": "default"},
                 "spec": {"replicas": 2, "selector": {"app": "web"}, "template": {
                   "metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "c", "image": "a:1"}]}}},
                 "status": {"replicas": 2, "observedGeneration": 1, "readyReplicas": %d}}
                """.formatted(pods);
    }

    private void apply(String object) throws IOException {
        Path file = Files.writeString(root.resolve("object.json"), object);
        apiServer.kubectl("create", "--filename=" + file);
    }

    /** So many pods of its workload are ready; nobody runs them here. */
    void webHas(int pods) throws IOException {
        Path file = Files.writeString(root.resolve("object.json"), web(pods));
        apiServer.kubectl(
                "replace", "--raw=/api/v1/namespaces/default/replicationcontrollers/web/status", "--filename=" + file);
    }

    /** What kubectl says in the namespace default. */
    String kubectl(String... words) {
        return apiServer.kubectl(words);
    }

    /** Its workload has been made anew. */
    void awaitAnother(String uid) {
        Await.until(
                "another controller",
                Duration.ofMinutes(2),
                () -> {
                    String now = kubectl("get", "rc", "web", "--ignore-not-found", "--output=jsonpath={.metadata.uid}");
                    return !now.isEmpty() && !now.equals(uid);
                },
                () -> uid);
    }

    /** A person types what a step has said. */
    void applyAsStep(String configMap) throws IOException {
        Path file = Files.writeString(
                root.resolve("object.json"),
                "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"" + configMap
                        + "\"}, \"data\": {\"a\": \"b\"}}");
        kubectl("apply", "--server-side", "--field-manager=roadcase-step", "--filename=" + file);
    }

    /** A pod of its workload, on this machine; on none if the name is empty. Nobody runs it. */
    void startPod(String machine) throws IOException {
        String owner = kubectl("get", "rc", "web", "--output=jsonpath={.metadata.uid}");
        apply("""
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"generateName": "web-", "ownerReferences": [
                   {"apiVersion": "v1", "kind": "ReplicationController", "name": "web", "uid": "%s", "controller": true}]},
                 "spec": {"nodeName": "%s", "automountServiceAccountToken": false,
                   "containers": [{"name": "c", "image": "a:1"}]}}
                """.formatted(owner, machine));
    }

    /** A program of the demo keeps something in etcd. */
    void putKey(String key, String value) {
        Program.run("curl", "-fsS", "-X", "PUT", apiServer.etcd() + "/v2/keys" + key, "-d", "value=" + value);
    }

    /** Somebody makes a controller of his own, which wants no pods. */
    void makeOther(String name) throws IOException {
        String other = web(0).replace("\"web\"", "\"" + name + "\"").replace("\"replicas\": 2", "\"replicas\": 0");
        apply(other);
        Path file = Files.writeString(root.resolve("object.json"), other);
        kubectl(
                "replace",
                "--raw=/api/v1/namespaces/default/replicationcontrollers/" + name + "/status",
                "--filename=" + file);
    }

    /** All that etcd has by its v2 API. */
    String keys() {
        return new String(
                Program.run("curl", "-fsS", apiServer.etcd() + "/v2/keys/?recursive=true"), StandardCharsets.UTF_8);
    }

    /** These steps count as done. */
    void markDone(String... steps) throws IOException {
        Files.writeString(folder().resolve("steps.json"), "{\"done\": [\"" + String.join("\", \"", steps) + "\"]}");
    }

    private void writeFolder() throws IOException {
        Path pki = Files.createDirectories(folder().resolve("pki"));
        Files.writeString(
                pki.resolve("ca.crt"),
                Files.readString(apiServer.certificate())
                        + Files.readString(certificates().resolve("ca.crt")));
        Files.copy(apiServer.administrator().certificate().orElseThrow(), pki.resolve("admin.crt"));
        Files.copy(apiServer.administrator().key().orElseThrow(), pki.resolve("admin.key"));
        Files.copy(pki.resolve("ca.crt"), pki.resolve("etcd-ca.crt"));
        Files.copy(pki.resolve("admin.crt"), pki.resolve("etcd-v2.crt"));
        Files.copy(pki.resolve("admin.key"), pki.resolve("etcd-v2.key"));
        Files.write(pki.resolve("workloads.json"), SmallDemo.PLAN);
        Files.copy(apiServer.kubeconfig(), folder().resolve("kubeconfig"));
        Files.writeString(folder().resolve("steps.json"), "{\"done\": [\"deploy\"]}");
        Files.writeString(folder().resolve("cluster.json"), """
                {"name": "small", "version": "1.0.0", "bundle": {"file": "%1$s", "digest": "%2$s"}, "registry": "%3$s",
                 "network": {"machines": "127.77.0.0/24"},
                 "machines": [{"name": "controller", "role": "controller", "address": "%4$s"},
                   {"name": "node-1", "role": "node", "address": "%5$s"},
                   {"name": "node-2", "role": "node", "address": "%6$s"}],
                 "pages": [{"name": "Dashboard", "url": "http://%7$s/"}, {"name": "Board", "url": "http://%7$s/board"}],
                 "checks": [{"http": "http://%7$s/", "status": 200, "contains": "INAETICS"}],
                 "steps": ["deploy", "build"], "etcd": ["%8$s"]}
                """.formatted(
                        bundle, index(), REGISTRY, CONTROLLER, NODE, ABSENT, page(), apiServer.etcd()));
    }

    private Digest index() {
        try (var opened = dev.roadcase.agent.archive.bundle.Bundle.open(bundle, written.trust())) {
            return opened.indexDigest();
        }
    }

    /** Its page answers no more. */
    void closePage() {
        page.stop(0);
    }

    /** Its registry answers no more. */
    void stopRegistry() {
        if (registry == null) {
            return;
        }
        try {
            registry.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stopRegistry();
        page.stop(0);
        for (ServerSocket kubelet : kubelets) {
            kubelet.close();
        }
        apiServer.close();
    }
}
