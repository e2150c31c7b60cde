package dev.roadcase.tests.junio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roadcase.tests.cluster.ApiServer;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/**
 * What Kubernetes gives the pod of the name server: the variables of its manifest, and as files the Secret that the machines'
 * own script makes.
 */
final class NamesPod {
    static final Path MANIFEST = Path.of("../images/junio/manifests/names.yaml");
    private static final Path SCRIPT = Path.of("../cloud-config/etcd-v2/etc/roadcase/bin/roadcase-etcd-v2");
    private static final String NAMESPACE = "kube-system";

    private final ApiServer server;
    private final Path folder;
    private final JsonNode spec;

    NamesPod(ApiServer server, Path parent) throws IOException {
        this.server = server;
        this.folder = Files.createDirectory(parent.resolve("pod"));
        this.spec = StreamSupport.stream(
                        new Yaml().loadAll(Files.readString(MANIFEST)).spliterator(), false)
                .map(object -> new ObjectMapper().<JsonNode>valueToTree(object))
                .filter(object -> object.path("kind").asText().equals("ReplicationController"))
                .findFirst()
                .orElseThrow()
                .at("/spec/template/spec");
    }

    /** Has the controller's script turn on the authentication of this etcd, and make the Secret with these endpoints. */
    void makeSecret(EtcdCluster etcd, String endpoints) throws IOException {
        Path machine = Files.createDirectories(folder.resolve("machine"));
        link(machine.resolve("opt/bin"), etcd.programs());
        link(machine.resolve("etc/roadcase/pki"), etcd.folder());
        link(machine.resolve("run/roadcase/admin.kubeconfig"), server.kubeconfig());
        Program.run(
                "env",
                "ROADCASE_ROOT=" + machine,
                "ROADCASE_ETCD_ENDPOINTS=" + etcd.client(0),
                "ROADCASE_ETCD_V2=" + endpoints,
                "ROADCASE_ETCD_NAMESPACE=" + NAMESPACE,
                SCRIPT.toAbsolutePath().toString());
    }

    private static void link(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target.toAbsolutePath());
    }

    /** The variables of the container, with the mounted Secret in a folder of this computer. */
    Map<String, String> environment() throws IOException {
        JsonNode container = spec.at("/containers/0");
        String mounted = container.at("/volumeMounts/0/mountPath").asText();
        Path files = mount(spec.at("/volumes/0/secret/secretName").asText());
        Map<String, String> environment = new HashMap<>();
        for (JsonNode variable : container.path("env")) {
            JsonNode reference = variable.at("/valueFrom/secretKeyRef");
            String value = reference.isMissingNode()
                    ? variable.path("value").asText().replace(mounted, files.toString())
                    : secret(reference.path("name").asText())
                            .get(reference.path("key").asText());
            environment.put(variable.path("name").asText(), value);
        }
        return environment;
    }

    private Path mount(String secret) throws IOException {
        Path files = Files.createDirectory(folder.resolve("secret"));
        for (Map.Entry<String, String> file : secret(secret).entrySet()) {
            Files.writeString(files.resolve(file.getKey()), file.getValue());
        }
        return files;
    }

    private Map<String, String> secret(String name) throws IOException {
        String found = server.kubectl("get", "secret", name, "--namespace=" + NAMESPACE, "--output=json");
        Map<String, String> content = new HashMap<>();
        for (Map.Entry<String, JsonNode> one :
                new ObjectMapper().readTree(found).path("data").properties()) {
            content.put(one.getKey(), new String(one.getValue().binaryValue(), StandardCharsets.UTF_8));
        }
        return content;
    }
}
