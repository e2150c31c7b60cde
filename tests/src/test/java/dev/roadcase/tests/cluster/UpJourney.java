package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.recording.TerminalPicture;
import dev.roadcase.tests.recording.TerminalPicture.TimedLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** From the closed suitcase to the running demo and back: hello on machines that are containers, by the verbs of a show. */
@Order(Integer.MAX_VALUE - 3)
@Isolated("the machines need both processors, and the network of the six")
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpJourney {
    private static final String SECRET = "sword \"fish\" & chips";

    private static final String SECRET_PARAMETER = """
            parameters:
              STAGE_PASSWORD: {sensitive: true, description: known to the presenter}
            """;

    private static final String SECRET_VARIABLE = """
                      env: [{name: STAGE_PASSWORD, value: "${STAGE_PASSWORD}"}]
            """;

    /** An even number, so that the show has the older bundle again afterwards. */
    private static final int POWER_CUTS = 10;

    private static final String LEFTOVER = """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: leftover}
            """;

    private static final String PAGE = "http://192.168.56.20:30080/";

    @TempDir
    private static Path folder;

    private ShowBridges bridges;
    private Launcher launcher;

    @BeforeAll
    void prepare() throws IOException {
        bridges = ShowBridges.open();
        launcher = ContainerShow.launcher(folder);
        Written.prepare("hello", folder, UpJourney::withLeftover, List.of());
    }

    /** What the next version of the demo does not have any more. */
    private static void withLeftover(Path demo) {
        withCluster(demo);
        Written.rewrite(demo.resolve("manifests/hello.yaml"), text -> text + LEFTOVER);
    }

    private static void withOtherWords(Path demo) {
        withCluster(demo);
        Written.rewrite(demo.resolve("demo.yaml"), text -> text.replace("version: 1.0.0\n", "version: 1.1.0\n"));
        Written.rewrite(demo.resolve("www/index.html"), text -> text.replace("Hello", "Hello again"));
    }

    private static void withAnotherName(Path demo) {
        withCluster(demo);
        Written.rewrite(demo.resolve("demo.yaml"), text -> text.replace("name: hello\n", "name: other\n"));
        Written.rewrite(demo.resolve("www/index.html"), text -> text.replace("Hello", "Hello from another demo"));
    }

    /** Signed with the same key. */
    private Path bundle(String name, Consumer<Path> change) throws IOException {
        Path place = Files.createDirectories(folder.resolve("bundles").resolve(name));
        Files.createSymbolicLink(place.resolve("settings"), folder.resolve("settings"));
        return Written.prepare("hello", place, change, List.of());
    }

    private static void withCluster(Path demo) {
        Written.rewrite(
                demo.resolve("demo.yaml"),
                text -> text.replace("parameters:\n", SECRET_PARAMETER) + ContainerShow.cluster());
        Written.rewrite(
                demo.resolve("manifests/hello.yaml"),
                text -> text.replace(
                        "          ports:\n            - c", SECRET_VARIABLE + "          ports:\n            - c"));
        CardChart.addTo(demo);
    }

    /** Also where a test has failed. */
    @AfterAll
    void remove() {
        launcher.run("down", "--yes", "hello");
        bridges.close();
    }

    @Test
    @Order(1)
    void oneCommandLeadsFromTheBundleToTheRunningDemo() throws IOException {
        Files.move(folder.resolve("hello"), folder.resolve("sources"));
        List<TimedLine> said = new ArrayList<>();
        assertThat(launcher.heard(
                        (at, line) -> said.add(new TimedLine(at, line)),
                        "up",
                        "hello.bundle",
                        "--set",
                        "STAGE_PASSWORD=" + SECRET))
                .isZero();
        assertThat(said)
                .extracting(TimedLine::text)
                .contains("Hello  " + PAGE, "NOTES of card", "1 of card, opened by [STAGE_PASSWORD]");
        String last = said.get(said.size() - 1).text();
        assertThat(last).startsWith("ready, 3 of 3, after ");
        Files.writeString(Path.of("target/up.svg"), new TerminalPicture("bundle up hello.bundle", said, 3).svg());
        assertThat(page(PAGE)).contains("Hello");
        assertThat(launcher.run("ls").succeeded().out()).contains("hello  1.0.0    3 ");
        System.out.println("bundle up: " + last);
    }

    /** The official program, from outside. Run where it can be had: {@code tests/run} says whether it is. */
    @Test
    @Order(2)
    @Tag("helm")
    void helmKnowsTheReleaseOfAChartAndGoesOnFromIt() {
        assertThat(card()).startsWith("card 1 deployed card-1.2.0");
        assertThat(helm("get", "values", "card", "--output", "json"))
                .isEqualTo("{\"copies\":1,\"password\":\"sword \\\"fish\\\" \\u0026 chips\"}\n");
        String notes = helm("get", "notes", "card");
        assertThat(notes).contains("1 of card, opened by " + SECRET);
        String archive = "demo/rendered/card/card-1.2.0.tgz";
        launcher.run("extract", "hello.bundle", archive, "-o", "taken").succeeded();
        String chart = folder.resolve("taken").resolve(archive).toString();
        helm("upgrade", "card", chart, "--reuse-values", "--set", "copies=2", "--wait");
        assertThat(card()).startsWith("card 2 deployed card-1.2.0");
        assertThat(helm("get", "notes", "card").strip()).isEqualTo(notes.strip().replace("1 of", "2 of"));
        assertThat(copies()).isEqualTo("2");
        assertThat(password()).isEqualTo(SECRET);
        launcher.run("rewind").succeeded();
        assertThat(card()).startsWith("card 1 deployed card-1.2.0");
        assertThat(copies()).isEqualTo("1");
    }

    private static String helm(String... words) {
        List<String> all = new ArrayList<>(List.of(
                "helm", "--kubeconfig", folder.resolve("hello/kubeconfig").toString(), "--namespace", "cards"));
        all.addAll(List.of(words));
        return Host.run(all).succeeded().out();
    }

    /** Name, revision, status and chart. */
    private static String card() {
        JsonNode release =
                new Ran(0, helm("list", "--output", "json"), "").json().path(0);
        return String.join(
                " ",
                release.path("name").asText(),
                release.path("revision").asText(),
                release.path("status").asText(),
                release.path("chart").asText());
    }

    private String copies() {
        return kubectl("get", "deployment", "card", "--namespace=cards", "--output=jsonpath={.spec.replicas}")
                .succeeded()
                .out();
    }

    private String password() {
        String encoded = kubectl("get", "secret", "card", "--namespace=cards", "--output=jsonpath={.data.password}")
                .succeeded()
                .out();
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    @Test
    @Order(3)
    void phonesSeeThePagesAtTheAddressesOfThisComputer() {
        assertThat(page("http://127.0.0.1:30080/")).contains("Hello");
    }

    @Test
    @Order(4)
    void theMachinesHaveNoWayOut() {
        assertThat(launcher.run("ssh", "node-1", "ip", "route", "show", "default")
                        .succeeded()
                        .out())
                .isEmpty();
        assertThat(launcher.run("ssh", "node-1", "hostname").succeeded().out()).isEqualTo("node-1\n");
        assertThat(launcher.run("ssh", "node-7", "hostname").failed(3).err()).contains("no machine \"node-7\"");
    }

    @Test
    @Order(5)
    void whatMachinesAndWorkloadsSaidCanBeRead() {
        assertThat(launcher.run("logs", "node-2").succeeded().out()).contains("ready node-2");
        assertThat(launcher.run("logs", "hello").succeeded().err()).isEmpty();
        assertThat(launcher.run("logs", "helo").failed(2).err()).contains("did you mean \"hello\"?");
        assertThat(launcher.run("status").succeeded().out()).contains("STAGE_PASSWORD  " + SECRET);
        assertThat(launcher.run("status", "--json").succeeded().out()).doesNotContain("sword");
    }

    @Test
    @Order(6)
    void aColleagueGetsEverythingButSecretsAlsoWithAMachineDead() throws IOException {
        Host.docker("kill", Host.docker("ps", "--quiet", "--filter", "name=-node-2"));
        launcher.run("support", "-o", "support.tar.gz").succeeded();
        Host.run(List.of("tar", "-xzf", folder + "/support.tar.gz", "-C", folder.toString()))
                .succeeded();
        assertThat(text("machines/node-1/journal.txt")).contains("ready node-1");
        assertThat(text("machines/node-1/pods.txt")).contains("hello");
        assertThat(text("machines/node-2/unreachable.txt")).contains("is not running");
        assertThat(text("kubernetes/pods.json")).contains("\"hello-");
        assertThat(text("status.json")).contains("\"node-2\"");
        assertThat(text("doctor.json")).contains("\"ports\"");
        assertThat(text("kubernetes/pods.json")).contains("\"value\" : \"[secret]\"");
        String key = Files.readAllLines(folder.resolve("hello/pki/ca.key")).get(1);
        for (String secret : List.of(key, "PRIVATE KEY", "sword")) {
            assertThat(Host.run(List.of("grep", "-rlF", "-e", secret, folder + "/support"))
                            .out())
                    .isEmpty();
        }
    }

    private static String text(String document) throws IOException {
        return Files.readString(folder.resolve("support").resolve(document));
    }

    @Test
    @Order(7)
    void aSpareMachineTakesADeadOnesPlaceWithKeysOfItsOwn() throws IOException {
        Path deadKey = folder.resolve("hello/pki/machines/node-2/kubelet.key");
        String dead = Files.readString(deadKey);
        List<String> others =
                List.of("user-data/node-1.yaml", "user-data/controller.yaml", "kubeconfig", "cluster.json");
        List<String> before = contents(others);
        assertThat(launcher.run("replace", "controller", "--yes").failed(3).err())
                .contains("bundle restore");
        assertThat(launcher.run("replace", "node-2", "192.168.56.77", "--yes")
                        .failed(3)
                        .err())
                .contains("keep their addresses");
        assertThat(launcher.run("replace", "node-2").failed(2).err()).contains("--yes");
        JsonNode replaced =
                launcher.run("replace", "node-2", "--yes", "--json").succeeded().json();
        assertThat(replaced.path("ready").asBoolean()).isTrue();
        assertThat(replaced.path("absent")).isEmpty();
        assertThat(Files.readString(deadKey)).isNotEqualTo(dead);
        assertThat(launcher.run("ssh", "node-2", "cat", "/etc/roadcase/pki/kubelet.key")
                        .succeeded()
                        .out())
                .isEqualTo(Files.readString(deadKey));
        assertThat(contents(others)).isEqualTo(before);
        System.out.println("seconds of a replace: " + replaced.path("seconds").asDouble());
    }

    @Test
    @Order(8)
    void aLostControllerComesBackWithAllThatTheClusterKnewAndPodsGoOn() throws IOException {
        ClusterKnowledge cluster = new ClusterKnowledge(launcher, "node-1");
        cluster.learn("here");
        cluster.awaitKept();
        String pods = cluster.pods();
        assertThat(launcher.run("restore", "--yes").failed(3).err()).contains("it is not lost");
        lose("controller");
        assertThat(launcher.run("restore").failed(2).err()).contains("--yes");
        JsonNode restored =
                launcher.run("restore", "--yes", "--json").succeeded().json();
        assertThat(restored.path("ready").asBoolean()).isTrue();
        assertThat(restored.path("restored").asText()).isEqualTo("controller");
        assertThat(restored.path("absent")).isEmpty();
        assertThat(cluster.knows()).isEqualTo("here");
        assertThat(cluster.pods()).isEqualTo(pods);
        assertThat(page(PAGE)).contains("Hello");
        assertThat(folder.resolve("hello/restore")).doesNotExist();
        System.out.println("seconds of a restore: " + restored.path("seconds").asDouble());
    }

    /** With all that is on it. */
    private static void lose(String machine) {
        String container = Host.docker("ps", "--all", "--format", "{{.Names}}", "--filter", "name=-" + machine + "$");
        Host.docker("rm", "--force", container);
        Host.docker("volume", "ls", "--quiet")
                .lines()
                .filter(volume -> volume.contains("-" + machine + "-"))
                .forEach(volume -> Host.docker("volume", "rm", volume));
    }

    private static List<String> contents(List<String> files) throws IOException {
        List<String> contents = new ArrayList<>();
        for (String file : files) {
            contents.add(Files.readString(folder.resolve("hello").resolve(file)));
        }
        return contents;
    }

    @Test
    @Order(9)
    void whatWasStoppedGoesOnWhereItWas() {
        assertThat(launcher.run("stop").succeeded().out()).startsWith("stopped 3 machines of hello");
        assertThat(launcher.run("status").exitCode()).isEqualTo(5);
        JsonNode up = launcher.run("up", "hello.bundle", "--json").succeeded().json();
        assertThat(up.path("ready").asBoolean()).isTrue();
        assertThat(up.path("absent")).isEmpty();
        assertThat(page(PAGE)).contains("Hello");
    }

    /** The first demo's cluster is the one that exists. Its nodes ask quay.io itself, which nobody reaches here. */
    @Test
    @Order(10)
    void anotherDemoIsAGuestOnceNodesKnowWhereItsImagesAre() throws IOException {
        Path guest = bundle("guest", UpJourney::asGuest);
        String show = folder.relativize(guest.resolveSibling("show")).toString();
        Launcher ada = launcher.with(
                        "KUBECONFIG", folder.resolve("hello/kubeconfig").toString())
                .with("PATH", Made.programs() + ":" + System.getenv("PATH"));
        String before = everything();
        try (DockerRegistry registry = DockerRegistry.everywhere(Files.createDirectory(folder.resolve("registry")))) {
            String host = "http://192.168.56.1:" + registry.port();
            String[] up = {"up", guest.toString(), show, "--on", "cluster", "--context", "hello", "--registry", host};
            Ran refused = ada.run(up);
            assertThat(refused.exitCode()).as("%s", refused).isEqualTo(5);
            assertThat(refused.err())
                    .containsPattern("node-[12] does not get quay.io/guest/web:1.0.0: ")
                    .contains("put " + show + "/mirrors/containerd/quay.io/hosts.toml on node-")
                    .contains(" as /etc/containerd/certs.d/quay.io/hosts.toml");
            tellMirror(guest.resolveSibling("show/mirrors/containerd/quay.io/hosts.toml"));
            Ran went = ada.run(up).succeeded();
            assertThat(went.out()).contains("ready, after ");
            assertThat(page("http://192.168.56.31:30081/")).contains("Hello");
            if (Campaign.isFull()) {
                ada.run("step", "--dir", show, "build").succeeded();
                ada.run("step", "--dir", show, "roll-out").succeeded();
                assertThat(page("http://192.168.56.31:30081/")).contains("Next");
            }
            assertThat(ada.run("down", show, "--yes").succeeded().err())
                    .contains("/guest/web:1.0.0")
                    .contains("took out of the cluster: Namespace guests");
        }
        assertThat(everything()).isEqualTo(before);
    }

    private static void asGuest(Path demo) {
        Written.rewrite(
                demo.resolve("demo.yaml"),
                text -> text.replace("name: hello\n", "name: guest\n")
                        .replace("build: hello/", "build: quay.io/guest/")
                        .replace("build: \"hello/", "build: \"quay.io/guest/")
                        .replace(":30080", ":30081"));
        Written.rewrite(
                demo.resolve("manifests/hello.yaml"),
                text -> "{apiVersion: v1, kind: Namespace, metadata: {name: guests}}\n---\n"
                        + text.replace("\n  name: hello\n", "\n  name: hello\n  namespace: guests\n")
                                .replace("image: hello/", "image: quay.io/guest/")
                                .replace("nodePort: 30080", "nodePort: 30081"));
    }

    private void tellMirror(Path file) throws IOException {
        String text = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        String place = "/etc/containerd/certs.d/quay.io";
        for (String node : List.of("node-1", "node-2")) {
            launcher.run(
                            "ssh",
                            "--dir",
                            "hello",
                            node,
                            "sh",
                            "-c",
                            "mkdir -p " + place + " && echo " + text + " | base64 -d > " + place + "/hosts.toml")
                    .succeeded();
        }
    }

    /** What others could have changed. */
    private String everything() {
        return kubectl(
                        "get",
                        "namespaces,configmaps,secrets,services,daemonsets,deployments",
                        "--all-namespaces",
                        "--output=jsonpath={range .items[*]}{.kind} {.metadata.namespace}/{.metadata.name}"
                                + " {.metadata.uid}{\"\\n\"}{end}")
                .succeeded()
                .out();
    }

    @Test
    @Order(11)
    void aNewerBundleTakesItsPlaceOneMachineAfterTheOtherAlsoAfterAKill() throws Exception {
        Path newer = bundle("newer", UpJourney::withOtherWords);
        assertThat(kubectl("get", "configmap", "leftover").exitCode()).isZero();
        if (Campaign.isFull()) {
            cutPowerAgainAndAgain();
        }
        String[] up = {"up", newer.toString(), "hello"};
        Process killed = launcher.start(up);
        Await.until(
                "the first node is on its way",
                Duration.ofMinutes(3),
                () -> said("started.log").contains("bringing node-1"),
                () -> said("started.log"));
        kill(killed);
        assertThat(said("started.log"))
                .contains("hello 1.0.0 → hello 1.1.0")
                .containsPattern("changed +demo +manifests/hello.yaml")
                .contains("took out of the cluster: ConfigMap default/leftover");
        Ran went = launcher.run(up).succeeded();
        assertThat(went.out()).containsPattern("\nready, 3 of 3, after .*\n$");
        assertThat(went.err()).contains("bringing node-2").doesNotContain("bringing controller");
        assertThat(page(PAGE)).contains("Hello again");
        assertThat(kubectl("get", "configmap", "leftover").exitCode()).isEqualTo(1);
        assertThat(launcher.run("status").succeeded().out()).contains("hello 1.1.0");
        assertThat(launcher.run(up).succeeded().err()).doesNotContain("bringing");
    }

    private static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** Back and forth, and each time the laptop and a machine lose their power in the middle. */
    private void cutPowerAgainAndAgain() throws InterruptedException {
        Random random = Campaign.random("moments of a changeover");
        List<String> bundles = List.of("bundles/newer/hello.bundle", "hello.bundle");
        for (int round = 0; round < POWER_CUTS; round++) {
            Process cut = launcher.start("up", bundles.get(round % 2), "hello");
            Thread.sleep(random.nextInt(60_000));
            kill(cut);
            String machine = List.of("controller", "node-1", "node-2").get(round % 3);
            Host.tryDocker("kill", Host.docker("ps", "--quiet", "--filter", "name=-" + machine));
            Ran up = launcher.run("up", bundles.get(round % 2), "hello").succeeded();
            assertThat(up.out()).containsPattern("\nready, 3 of 3, after .*\n$");
            assertThat(page(PAGE).contains("Hello again")).isEqualTo(round % 2 == 0);
        }
    }

    private Ran kubectl(String... words) {
        List<String> all = new ArrayList<>(List.of("kubectl"));
        all.addAll(List.of(words));
        return launcher.run(all.toArray(String[]::new));
    }

    private static String said(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(12)
    void anotherDemoTakesTheMachines() throws IOException {
        Path other = bundle("other", UpJourney::withAnotherName);
        assertThat(launcher.run("up", other.toString(), "hello").failed(2).err())
                .contains("--yes");
        assertThat(page(PAGE)).contains("Hello again");
        JsonNode up = launcher.run("up", other.toString(), "hello", "--yes", "--json")
                .succeeded()
                .json();
        assertThat(up.path("name").asText()).isEqualTo("other");
        assertThat(up.path("absent")).isEmpty();
        assertThat(page(PAGE)).contains("Hello from another demo");
        System.out.println("seconds of another demo: " + up.path("seconds").asDouble());
    }

    @Test
    @Order(13)
    void aNodeBecomesTheController() {
        ClusterKnowledge cluster = new ClusterKnowledge(launcher, "node-1");
        cluster.learn("there");
        cluster.awaitKept();
        lose("controller");
        assertThat(launcher.run("restore", "--onto", "controller", "--yes")
                        .failed(2)
                        .err())
                .contains("it is the controller itself");
        assertThat(launcher.run("restore", "--onto", "node-7", "--yes")
                        .failed(3)
                        .err())
                .contains("no machine \"node-7\"");
        Ran restored = launcher.run("restore", "--onto", "node-2", "--yes").succeeded();
        assertThat(restored.out())
                .contains("http://192.168.56.32:30080/")
                .containsPattern("\nready, 2 of 2, after .*\n$");
        assertThat(page("http://192.168.56.32:30080/")).contains("Hello from another demo");
        assertThat(cluster.knows()).isEqualTo("there");
        assertThat(kubectl("get", "nodes", "--output=name").succeeded().out())
                .contains("node-1")
                .doesNotContain("node-2");
    }

    @Test
    @Order(14)
    void downLeavesNothingBehind() {
        assertThat(launcher.run("down").failed(2).err()).contains("--yes");
        launcher.run("down", "--yes").succeeded();
        assertThat(Host.docker("ps", "--all", "--format", "{{.Names}}")).isEmpty();
        assertThat(Host.docker("network", "ls", "--filter", "label=dev.roadcase.show", "--quiet"))
                .isEmpty();
        assertThat(Host.docker("volume", "ls", "--quiet")).isEmpty();
        assertThat(Host.docker("image", "ls", "--quiet", "roadcase.dev/machine"))
                .isEmpty();
        assertThat(folder.resolve("hello")).doesNotExist();
        assertThat(launcher.run("ls").succeeded().out()).doesNotContain("hello");
    }

    private static String page(String url) {
        return Host.run(List.of("curl", "--silent", "--fail", "--max-time", "10", url))
                .succeeded()
                .out();
    }
}
