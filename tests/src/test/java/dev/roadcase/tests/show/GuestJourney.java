package dev.roadcase.tests.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.tests.cluster.ApiServer;
import dev.roadcase.tests.cluster.Await;
import dev.roadcase.tests.cluster.Made;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.RenderedCharts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A demo as a guest in a cluster that exists: what its owner has stays, and what came goes. Nothing runs pods here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuestJourney {
    private static final String SPEC = """
            apiVersion: roadcase.dev/v1
            name: small
            version: %s
            platforms: [linux/amd64]
            parameters:
              GREETING: {default: hello}
              PASSWORD: {sensitive: true}
            files:
              - {source: a.txt, path: /etc/a.txt, roles: [node]}
            workloads:
              - manifests: web.yaml
              - {chart: card, release: card, namespace: made, set: {greeting: "${GREETING}"}}
            pages:
              - {name: Page, url: "http://${CONTROLLER}:%d/"}
            checks:
              - {http: "http://${CONTROLLER}:%d/", contains: INAETICS}
            steps:
              - name: deploy
                do: [{apply: extra.yaml}]
              - name: overwrite
                do: [{apply: greedy.yaml}]
              - name: power
                do: [{machine: {name: node-1, power: off}}]
            """;

    private static final String WEB = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: made}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: words}
            data: {greeting: "${GREETING}"}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: password, namespace: made}
            stringData: {password: "${PASSWORD}"}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
            """;

    private static final String LEFTOVER = """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: leftover}
            """;

    private static final String CARD = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: card}
            data: {greeting: {{ .Values.greeting | quote }}, copies: {{ .Values.copies | default 1 | quote }}}
            """;

    private static final String EXTRA = "{apiVersion: v1, kind: ConfigMap, metadata: {name: extra}}";
    private static final String GREEDY = "{apiVersion: v1, kind: ConfigMap, metadata: {name: owners}, data: {a: c}}";
    private static final String SECRET = "sword-fish";
    private static final String STAGE = "stage";

    @TempDir
    private static Path folder;

    private ApiServer server;
    private DockerRegistry registry;
    private HttpServer page;
    private Launcher launcher;
    private String before;

    @BeforeAll
    void start() throws IOException {
        server = new ApiServer(Files.createDirectory(folder.resolve("kubernetes")));
        registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
        page = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        page.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("INAETICS".getBytes(UTF_8));
            exchange.close();
        });
        page.start();
        bundle("1.0.0", WEB + LEFTOVER, "small");
        bundle("1.1.0", WEB, "newer");
        Files.writeString(folder.resolve("config"), kubeconfig());
        launcher = Launcher.in(folder)
                .with("KUBECONFIG", folder.resolve("config").toString())
                .with("PATH", Made.programs() + ":" + System.getenv("PATH"))
                .with("ROADCASE_PARAMETER_PASSWORD", SECRET);
        server.kubectl("create", "namespace", STAGE);
        server.kubectl("create", "namespace", "made");
        server.kubectl("create", "configmap", "owners", "--namespace=stage", "--from-literal=a=b");
        before = objects();
    }

    private void bundle(String version, String web, String name) throws IOException {
        int port = page.getAddress().getPort();
        TestBundle bundle = new TestBundle()
                .image("quay.io/acme/api:1", TestImage.oci("{}", "a layer"))
                .demo("demo.yaml", SPEC.formatted(version, port, port).getBytes(UTF_8))
                .demo("web.yaml", web.getBytes(UTF_8))
                .demo("extra.yaml", EXTRA.getBytes(UTF_8))
                .demo("greedy.yaml", GREEDY.getBytes(UTF_8));
        charts(version, web).forEach(bundle::demo);
        bundle.write(folder.resolve(name + ".bundle"));
        Path trusted = Files.createDirectories(folder.resolve("settings/roadcase/trusted"));
        Files.write(trusted.resolve(name + ".pub"), bundle.key().pem());
    }

    /** What prepare renders. */
    private Map<String, byte[]> charts(String version, String web) throws IOException {
        Path demo = folder.resolve("demo");
        Path chart = Files.createDirectories(demo.resolve("card/templates")).getParent();
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: card\nversion: 1.0.0\n");
        Files.writeString(chart.resolve("templates/a.yaml"), CARD);
        Files.writeString(demo.resolve("demo.yaml"), SPEC.formatted(version, 1, 1));
        Files.writeString(demo.resolve("web.yaml"), web);
        Files.writeString(demo.resolve("extra.yaml"), EXTRA);
        Files.writeString(demo.resolve("greedy.yaml"), GREEDY);
        Files.writeString(demo.resolve("a.txt"), "a");
        return RenderedCharts.of(demo);
    }

    /** The owner, and somebody who may do what the owner has allowed her, as the owner sees to it. */
    private String kubeconfig() throws IOException {
        return Files.readString(server.kubeconfig())
                .replace("\"name\": \"it\", \"context\"", "\"name\": \"owners-cluster\", \"context\"")
                .replace(
                        "\"users\": [{\"name\": \"it\", \"user\": {",
                        "\"users\": [{\"name\": \"ada\", \"user\": {\"as\": \"ada\", \"token\":"
                                + " \"administrators-token\"}}, {\"name\": \"it\", \"user\": {")
                .replace(
                        "\"contexts\": [",
                        "\"contexts\": [{\"name\": \"adas\", \"context\": {\"cluster\": \"it\", \"user\": \"ada\","
                                + " \"namespace\": \"stage\"}}, ");
    }

    /** Whatever a demo could change, with its content. */
    private String objects() {
        return server.kubectl(
                "get",
                "namespaces,configmaps,secrets,services,deployments",
                "--all-namespaces",
                "--output=jsonpath={range .items[*]}{.kind} {.metadata.namespace}/{.metadata.name} {.metadata.uid}"
                        + " {.data}{\"\\n\"}{end}");
    }

    @AfterAll
    void stop() {
        page.stop(0);
        registry.close();
        server.close();
    }

    private String[] up(String... more) {
        List<String> words = List.of(
                "up",
                "small.bundle",
                "show",
                "--on",
                "cluster",
                "--registry",
                "http://127.0.0.1:" + registry.port(),
                "--address",
                "127.0.0.1");
        return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private String field(String object, String path) {
        return server.kubectl("get", object, "--namespace=stage", "--ignore-not-found", "--output=jsonpath=" + path);
    }

    @Test
    @Order(1)
    void theClusterHasToBeNamed() {
        assertThat(launcher.run(up()).failed(2).err()).contains("--context: adas, owners-cluster");
        assertThat(launcher.run(up("--context", "ada")).failed(2).err()).contains("did you mean \"adas\"?");
        assertThat(launcher.run("up", "small.bundle", "show", "--context", "adas")
                        .failed(2)
                        .err())
                .contains("--registry");
        assertThat(launcher.run("up", "small.bundle", "show").failed(3).err()).contains("--on cluster");
    }

    @Test
    @Order(2)
    void allThatStandsInTheWayIsSaidBeforeAnythingChanges() {
        String said = refusal(5, up("--context", "adas"));
        assertThat(said)
                .contains("you may not get, create, patch, delete configmaps in the namespace stage")
                .contains("services in the namespace stage");
        assertThat(refusal(5, up("--context", "owners-cluster", "--namespace", "nowhere")))
                .contains("kubectl create namespace nowhere");
        server.kubectl("create", "configmap", "words", "--namespace=stage", "--from-literal=greeting=mine");
        assertThat(refusal(5, up("--context", "owners-cluster", "--namespace", STAGE)))
                .contains("ConfigMap stage/words that is not the show's");
        server.kubectl("delete", "configmap", "words", "--namespace=stage");
        assertThat(objects()).isEqualTo(before);
        assertThat(folder.resolve("show")).doesNotExist();
        assertThat(Program.text("curl", "--silent", "http://" + registry.host() + "/v2/_catalog"))
                .contains("[]");
    }

    @Test
    @Order(3)
    void theDemoComesWithItsImages() {
        for (String namespace : List.of(STAGE, "made")) {
            allow(namespace);
        }
        var went =
                launcher.run(up("--context", "adas", "--set", "GREETING=ahoy")).succeeded();
        assertThat(went.out()).startsWith("PAGE").contains("ready, after ");
        assertThat(went.err())
                .contains("files are not put on machines: /etc/a.txt")
                .doesNotContain(SECRET);
        assertThat(field("configmap/words", "{.data.greeting}")).isEqualTo("ahoy");
        assertThat(Program.text("curl", "--silent", "http://" + registry.host() + "/v2/acme/api/tags/list"))
                .contains("\"1\"");
        assertThat(folder.resolve("show/mirrors/containerd/quay.io/hosts.toml"))
                .content()
                .contains("[host.\"http://127.0.0.1:" + registry.port() + "\"]");
        assertThat(launcher.run("ls").succeeded().out()).contains("small  1.0.0    in adas");
    }

    private void allow(String namespace) {
        String place = "--namespace=" + namespace;
        server.kubectl("create", "role", "guest", place, "--verb=*", "--resource=configmaps,secrets,services");
        server.kubectl("create", "rolebinding", "guest", place, "--role=guest", "--user=ada");
    }

    /** What a run says that is refused; notes stand before the error. */
    private String refusal(int code, String... words) {
        Ran ran = launcher.run(words);
        assertThat(ran.exitCode()).as("%s", ran).isEqualTo(code);
        return ran.err();
    }

    @Test
    @Order(4)
    void whatPeopleHaveChangedStaysTheSecondTime() {
        server.kubectl("patch", "configmap", "words", "--namespace=stage", "--patch={\"data\":{\"greeting\":\"ho\"}}");
        launcher.run("up", "small.bundle", "show").succeeded();
        assertThat(field("configmap/words", "{.data.greeting}")).isEqualTo("ho");
        assertThat(launcher.run("up", "small.bundle", "show", "--context", "owners-cluster")
                        .failed(2)
                        .err())
                .contains("stays there");
    }

    @Test
    @Order(5)
    void theVerbsOfAShowAnswer() {
        JsonNode status = launcher.run("status", "show", "--json").succeeded().json();
        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("context").asText()).isEqualTo("adas");
        assertThat(launcher.run("status", "show").succeeded().out()).contains("in the cluster of the context adas");
        assertThat(launcher.run("open", "--dir", "show", "--no-browser")
                        .succeeded()
                        .out())
                .startsWith("http://127.0.0.1:");
        assertThat(launcher.run("kubectl", "--dir", "show", "get", "service", "web", "--output=name")
                        .succeeded()
                        .out())
                .isEqualTo("service/web\n");
        assertThat(launcher.run("doctor", "show").out()).doesNotContain("lacks keys");
        for (String[] verb : List.of(
                new String[] {"stop", "show"},
                new String[] {"ssh", "--dir", "show", "node-1"},
                new String[] {"replace", "--dir", "show", "node-1"},
                new String[] {"logs", "--dir", "show"},
                new String[] {"step", "--dir", "show", "power"})) {
            assertThat(refusal(2, verb)).contains("whose machines are not ours");
        }
    }

    @Test
    @Order(6)
    void stepsTouchNothingOfTheOwners() {
        launcher.run("step", "--dir", "show", "deploy").succeeded();
        assertThat(field("configmap/extra", "{.metadata.labels}")).contains("roadcase.dev/show");
        assertThat(refusal(3, "step", "--dir", "show", "overwrite"))
                .contains("ConfigMap stage/owners that is not the show's");
        assertThat(field("configmap/owners", "{.data.a}")).isEqualTo("b");
    }

    @Test
    @Order(7)
    void aColleagueSeesNoSecretAndNothingOfTheOwners() {
        launcher.run("support", "show", "-o", "support.tar.gz").succeeded();
        String all =
                Program.text("tar", "-xzOf", folder.resolve("support.tar.gz").toString());
        assertThat(all).contains("\"context\"").doesNotContain(SECRET, "administrators-token", "kube-system");
    }

    @Test
    @Order(8)
    void rewindBringsTheDemoBackAndNothingElse() {
        assertThat(launcher.run("rewind", "show").succeeded().out()).contains("rewound small");
        assertThat(field("configmap/words", "{.data.greeting}")).isEqualTo("ahoy");
        assertThat(field("configmap/extra", "{.metadata.name}")).isEmpty();
        assertThat(field("configmap/owners", "{.data.a}")).isEqualTo("b");
    }

    @Test
    @Order(9)
    void aNewerBundleTakesItsPlace() {
        assertThat(field("configmap/leftover", "{.metadata.name}")).isEqualTo("leftover");
        assertThat(launcher.run("up", "newer.bundle", "show").succeeded().err())
                .contains("took out of the cluster: ConfigMap stage/leftover");
        assertThat(field("configmap/leftover", "{.metadata.name}")).isEmpty();
        assertThat(field("configmap/words", "{.data.greeting}")).isEqualTo("ahoy");
        assertThat(launcher.run("status", "show").succeeded().out()).startsWith("small 1.1.0");
    }

    /** The official program, by the owner. Run where it can be had: {@code tests/run} says whether it is. */
    @Test
    @Order(10)
    @Tag("helm")
    void aReleaseFromWhichHelmHasGoneOnStays() {
        assertThat(helm("list", "--short")).isEqualTo("card\n");
        helm("upgrade", "card", folder.resolve("demo/card").toString(), "--reuse-values", "--set", "copies=2");
        launcher.run("up", "newer.bundle", "show").succeeded();
        assertThat(helm("history", "card", "--output=json"))
                .containsPattern("\"revision\":1,[^}]*\"superseded\"")
                .containsPattern("\"revision\":2,[^}]*\"deployed\"");
        assertThat(server.kubectl("get", "configmap", "card", "--namespace=made", "--output=jsonpath={.data}"))
                .isEqualTo("{\"copies\":\"2\",\"greeting\":\"ahoy\"}");
    }

    private static String helm(String... words) {
        List<String> all = List.of(
                "helm",
                "--kubeconfig",
                folder.resolve("config").toString(),
                "--kube-context",
                "owners-cluster",
                "--namespace",
                "made");
        return Program.text(Stream.concat(all.stream(), Stream.of(words)).toArray(String[]::new));
    }

    @Test
    @Order(11)
    void downLeavesTheClusterAsItWas() {
        launcher.run("step", "--dir", "show", "deploy").succeeded();
        assertThat(launcher.run("down", "show").failed(2).err()).contains("--yes");
        assertThat(launcher.run("down", "show", "--yes").succeeded().err())
                .contains("these images stay in the registry: 127.0.0.1:" + registry.port() + "/acme/api:1");
        assertThat(objects()).isEqualTo(before);
        assertThat(folder.resolve("show")).doesNotExist();
        assertThat(launcher.run("ls").succeeded().out()).doesNotContain("small");
        Await.until(
                "no way into the cluster is open",
                Duration.ofSeconds(5),
                () -> !Program.text("ps", "-eo", "args").contains("kubectl proxy --unix"),
                () -> Program.text("ps", "-eo", "pid,args"));
    }
}
