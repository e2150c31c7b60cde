package dev.roadcase.bundler.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.show.Page;
import dev.roadcase.bundler.spec.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drafted, as our own reader reads it. */
class DraftingTest {
    @TempDir
    private Path folder;

    private Path demo;

    @BeforeEach
    void choose() {
        demo = folder.resolve("demo");
    }

    @Test
    void fromNothingThereIsADemoThatPrepareTakes() {
        new Drafting(Optional.empty(), folder.resolve("My Démo")).run();
        Demo read = DemoReader.read(DemoFolder.at(folder.resolve("My Démo")));
        assertThat(read.name()).isEqualTo("my-d-mo");
        assertThat(read.workloads()).isEmpty();
    }

    @Test
    void aComposeFileBecomesAManifestForEachService() {
        write("compose.yaml", """
                name: Shop
                services:
                  web:
                    image: nginx:1.27
                    ports: ["8080:80"]
                    depends_on: {api: {condition: service_healthy}}
                  api:
                    image: quay.io/acme/api:2
                    ports: [{target: 9000, published: "9001"}]
                    healthcheck: {test: [CMD, curl, "http://localhost:9000/health"], interval: 1m30s}
                """);
        Drafted drafted = draft("compose.yaml");
        Demo read = DemoReader.read(DemoFolder.at(demo));
        assertThat(read.name()).isEqualTo("shop");
        assertThat(read.workloads())
                .extracting(Workload::manifests)
                .containsExactly("manifests/api.yaml", "manifests/web.yaml");
        assertThat(read.workloads().get(0).pause()).isPresent();
        assertThat(read.images())
                .extracting(image -> image.name().orElseThrow().toString())
                .containsExactly("quay.io/acme/api:2", "docker.io/library/nginx:1.27");
        assertThat(read.pages())
                .extracting(Page::url)
                .containsExactly("http://${CONTROLLER}:30001/", "http://${CONTROLLER}:30080/");
        assertThat(read.checks()).extracting(Check::http).containsExactly("http://${CONTROLLER}:30001/health");
        assertThat(drafted.images()).hasSize(2);
        assertThat(drafted.problems()).isEmpty();
        assertThat(text("manifests/api.yaml"))
                .contains("periodSeconds: 90", "nodePort: 30001", "kind: Service", "# A draft");
    }

    @Test
    void anchorsMergeKeysExtendsAndSeveralDocumentsAreFollowed() {
        write("base.yaml", "services: {base: {image: busybox:1, environment: {A: base, B: base}, command: [x]}}\n");
        write("compose.yaml", "\ufeff" + """
                x-env: &env {C: merged, D: merged}
                services:
                  a:
                    extends: {file: base.yaml, service: base}
                    environment:
                      <<: [*env, {C: second, E: merged}]
                      D: own
                      B: null
                    command: [y, z]
                  b:
                    extends: a
                ---
                services: {b: {environment: [F=late]}}
                """.replace("\n", "\r\n"));
        draft("compose.yaml");
        assertThat(text("manifests/b.yaml"))
                .contains("name: A\n              value: base", "name: C\n              value: merged")
                .contains("name: D\n              value: own", "name: E\n              value: merged")
                .contains("name: F\n              value: late", "- \"y\"\n            - z\n")
                .doesNotContain("- x\n");
    }

    @Test
    void variablesAreParametersAndSecretsAreNotCarried() {
        write(".env", "TAG=1.27\nDB_PASSWORD=hunter2\n");
        write("secret.env", "API_KEY=hunter3\nPLAIN=1\n");
        write("compose.yaml", """
                services:
                  web:
                    image: nginx:$TAG
                    env_file: secret.env
                    environment:
                      POSTGRES_PASSWORD: ${DB_PASSWORD}
                      URL: postgres://x:hunter4@db/x
                      LEVEL: ${LEVEL:-info}
                      SHELL_VARIABLE: "$${HOME} $(HOME)"
                      FROM_SHELL:
                """);
        draft("compose.yaml");
        Demo read = DemoReader.read(DemoFolder.at(demo));
        assertThat(read.parameters().get("TAG").defaultValue()).contains("1.27");
        assertThat(read.parameters().get("LEVEL").defaultValue()).contains("info");
        assertThat(Stream.of("DB_PASSWORD", "API_KEY", "URL"))
                .allMatch(name -> read.parameters().get(name).sensitive());
        assertThat(text("demo.yaml") + text("manifests/web.yaml")).doesNotContain("hunter");
        assertThat(text("manifests/web.yaml"))
                .contains("value: \"$${HOME} $$(HOME)\"", "value: \"${DB_PASSWORD}\"", "value: \"${FROM_SHELL}\"");
        assertThat(read.images()).isEmpty();
        assertThat(text("demo.yaml")).contains("# - \"docker.io/library/nginx:1.27\" # found in manifests/web.yaml");
    }

    @Test
    void smallFilesAreMountedAndNothingOutsideOfTheFolderIsRead() throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.writeString(folder.resolve("outside.txt"), "outside");
        Files.createSymbolicLink(project.resolve("link.txt"), folder.resolve("outside.txt"));
        Files.writeString(project.resolve("nginx.conf"), "return ${host};\n");
        Files.writeString(project.resolve("server.key"), "key");
        write("project/compose.yaml", """
                services:
                  web:
                    image: nginx:1
                    volumes:
                      - ./nginx.conf:/etc/nginx/nginx.conf:ro
                      - ./server.key:/key
                      - ./link.txt:/link
                      - ../outside.txt:/out
                      - data:/data
                      - /var/run/docker.sock:/var/run/docker.sock
                    tmpfs: /run
                """);
        draft("project/compose.yaml");
        DemoReader.read(DemoFolder.at(demo));
        assertThat(text("manifests/web.yaml"))
                .contains("file-1: \"return $${host};\\n\"", "subPath: file-1", "mountPath: /data", "mountPath: /run")
                .doesNotContain("outside\"", ": key\n", "mountPath: /link", "mountPath: /out")
                .contains("# - not mounted: ./server.key at /key");
    }

    @Test
    void whatHasNoImageYetIsHeldBack() {
        write("compose.yaml", """
                services:
                  built: {build: ./x}
                  named: {build: ./x, image: acme/x:1}
                  debug: {image: busybox:1, profiles: [debug]}
                  wrong: {image: "Not An Image"}
                  my_name: {image: "busybox", privileged: true, network_mode: host, user: "1000:1000", mem_limit: 1.5g}
                """);
        draft("compose.yaml");
        Demo read = DemoReader.read(DemoFolder.at(demo));
        assertThat(read.workloads()).extracting(Workload::manifests).containsExactly("manifests/my-name.yaml");
        assertThat(text("demo.yaml")).contains("# - manifests: manifests/built.yaml # its image is built");
        assertThat(text("manifests/my-name.yaml"))
                .contains(
                        "its name in Kubernetes is my-name",
                        "has no tag",
                        "not taken over: network_mode",
                        "runAsUser: 1000",
                        "memory: \"1.5Gi\"");
    }

    @Test
    void manifestsStayWhereTheyAreOrAreCopied() {
        write("k8s/b.yaml", """
                apiVersion: v1
                kind: List
                items:
                  - {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{name: http, port: 80, nodePort: 30080}]}}
                  - {apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: busybox}]}}
                """);
        write("k8s/vendor.json", "{\t\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"data\": {\"x\": \"${y:-1}\"}}");
        write("k8s/z.yml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n");
        write("k8s/values.yaml", "replicas: 3\n");
        write("k8s/kustomization.yaml", "resources: [b.yaml]\n");
        new Drafting(Optional.of(folder.resolve("k8s")), folder).run();
        Demo read = DemoReader.read(DemoFolder.at(folder));
        assertThat(read.workloads())
                .extracting(Workload::manifests)
                .containsExactly("k8s/z.yml", "k8s/b.yaml", "k8s/vendor.json");
        assertThat(read.workloads()).extracting(Workload::filled).containsExactly(true, true, false);
        assertThat(read.pages()).extracting(Page::url).containsExactly("http://${CONTROLLER}:30080/");
        assertThat(read.images())
                .extracting(image -> image.name().orElseThrow().toString())
                .containsExactly("docker.io/library/busybox:latest");
        draft("k8s");
        assertThat(DemoReader.read(DemoFolder.at(demo)).workloads()).hasSize(3);
        assertThat(demo.resolve("manifests/vendor.json")).hasSameBinaryContentAs(folder.resolve("k8s/vendor.json"));
    }

    /** As users of envsubst write them. */
    @Test
    void aManifestThatIsYamlOnlyWithValuesGetsParameters() {
        write(
                "k8s/a.yaml",
                "{apiVersion: v1, kind: Service, metadata: {name: ${NAME}}, spec: {ports: [{port: ${PORT}}]}}\n");
        draft("k8s");
        assertThat(DemoReader.read(DemoFolder.at(demo)).parameters()).containsOnlyKeys("NAME", "PORT");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        write("compose.yaml", "services: {web: {image: nginx}}\n");
        write("demo/manifests/web.yaml", "mine");
        refuses("compose.yaml");
        assertThat(demo.resolve("manifests/web.yaml")).hasContent("mine");
        assertThat(demo.resolve("demo.yaml")).doesNotExist();
        Files.delete(demo.resolve("manifests/web.yaml"));
        Files.createSymbolicLink(demo.resolve("demo.yaml"), folder.resolve("nowhere"));
        refuses("compose.yaml");
        assertThat(demo.resolve("manifests/web.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "just a text\n",
                "services: {}\n",
                "services: [a]\n",
                "services: {a: text}\n",
                "services:\n\ta: {image: x}\n",
                "a: &a [*a]\nservices: {x: {image: x, command: *a}}\n",
                "services: {a: {image: x}, a: {image: y}}\n",
                "services: {a: {image: \"\\uD800\"}\n",
                "version: '3'\nweb: {image: x}\n"
            })
    void whatIsNoComposeFileIsRefusedWithASentence(String text) {
        write("compose.yaml", text);
        refuses("compose.yaml");
        assertThat(demo).doesNotExist();
    }

    @Test
    void whatIsNotThereOrHoldsNothingIsRefused() throws IOException {
        refuses("nowhere");
        Files.createDirectory(folder.resolve("empty"));
        refuses("empty");
        write("text/values.yaml", "replicas: 3\n");
        refuses("text");
        assertThat(demo).doesNotExist();
    }

    /** As {@code docker compose config} writes it. */
    @Test
    void absolutePathsInTheFolderAreReadToo() {
        write("conf/x.conf", "x");
        write(
                "compose.yaml",
                "services: {web: {image: nginx, volumes: [{type: bind, source: " + folder
                        + "/conf/x.conf, target: /x, bind: {}}]}}\n");
        draft("compose.yaml");
        assertThat(text("manifests/web.yaml")).contains("file-1: x", "mountPath: /x");
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 7; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(7))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        write("compose.yaml", text + "services: {x: {image: x, command: *a6}}\n");
        refuses("compose.yaml");
        write("compose.yaml", "x".repeat(2 << 20));
        refuses("compose.yaml");
    }

    @Test
    void strangeValuesBreakNothing() {
        write("compose.yaml", """
                services:
                  "a\\nb: ${X}":
                    image: busybox:1
                    ports: [x, "99999", {target: y}, [1], null, "1-70000"]
                    environment: ["", "=", "A B=c", "OK=\\u0000\\u0085", {x: y}]
                    volumes: [null, "", ":", "x", {type: bind}, "/a:b", ["c"]]
                    deploy: {replicas: many, resources: {limits: {memory: lots, cpus: -1}}}
                    healthcheck: {test: NONE}
                    depends_on: [missing, "a\\nb: ${X}"]
                    extends: {service: missing}
                    command: {a: b}
                    entrypoint: ""
                    user: "root\\n"
                    "key\\n${Y}": 1
                """);
        draft("compose.yaml");
        assertThat(DemoReader.read(DemoFolder.at(demo)).workloads()).hasSize(1);
    }

    private Drafted draft(String from) {
        return new Drafting(Optional.of(folder.resolve(from)), demo).run();
    }

    private void refuses(String from) {
        assertThatThrownBy(() -> draft(from))
                .isInstanceOfSatisfying(
                        Problem.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String name) {
        try {
            return Files.readString(demo.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aChartBelowTheDemoBecomesAWorkload() throws IOException {
        Path chart = Files.createDirectories(demo.resolve("charts/web-shop"));
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        new Drafting(Optional.of(chart), demo).run();
        assertThat(DemoReader.read(DemoFolder.at(demo)).charts())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.chart().shown() + " " + it.release()).isEqualTo("charts/web-shop web-shop"));
    }

    @Test
    void anArchiveOfAChartIsNamedWithoutItsVersion() throws IOException {
        Files.createDirectories(demo);
        Path archive = Files.writeString(demo.resolve("web-shop-1.2.3-rc.1.tgz"), "packed");
        new Drafting(Optional.of(archive), demo).run();
        assertThat(DemoReader.read(DemoFolder.at(demo)).charts())
                .singleElement()
                .satisfies(it -> assertThat(it.release()).isEqualTo("web-shop"));
    }

    @Test
    void aChartElsewhereHasToBeBroughtIntoTheDemo() throws IOException {
        Path chart = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        assertThatThrownBy(() -> new Drafting(Optional.of(chart), demo).run())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is not in a folder below the demo's");
        assertThat(demo).doesNotExist();
    }
}
