package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A show is tried out from its bundle alone: hello. */
@Order(Integer.MAX_VALUE - 4)
@Isolated("the machines need both processors, and the network of the six")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearseJourney {
    private static final String CLUSTER = """
            cluster:
              kubernetes: %s
              os: debian-12
              machines: [containers]
              nodes: {count: 2}
              etcd: {version: v%s}
            """;

    @TempDir
    private static Path folder;

    private ShowBridges bridges;
    private Launcher launcher;

    @BeforeAll
    void prepare() throws IOException {
        bridges = ShowBridges.open();
        Path settings = Files.createDirectories(folder.resolve("settings/roadcase"));
        Files.writeString(settings.resolve("config.yaml"), TestHost.settings());
        launcher = Launcher.in(folder).with("DOCKER_HOST", "unix://" + Setting.docker());
        Written.prepare("hello", folder, RehearseJourney::withCluster, List.of());
    }

    private static void withCluster(Path demo) {
        String cluster = CLUSTER.formatted(Made.kubernetes().version(), Kubernetes.ETCD);
        Written.rewrite(demo.resolve("demo.yaml"), text -> text + cluster);
    }

    /** Also where a test has failed. */
    @AfterAll
    void remove() {
        for (JsonNode show : launcher.run("ls", "--json").json().path("shows")) {
            launcher.run("down", "--yes", show.path("folder").asText());
        }
        bridges.close();
    }

    @Test
    void aShowIsTriedOutFromItsBundleAlone() {
        Ran rehearsed = launcher.run("rehearse", "hello.bundle", "--json");
        print(rehearsed);
        JsonNode document = rehearsed.succeeded().json();
        assertThat(document.path("passed").asBoolean()).isTrue();
        assertThat(document.path("acts").findValuesAsText("name"))
                .containsExactly(
                        "up",
                        "step show",
                        "step build",
                        "step roll-out",
                        "undo roll-out",
                        "undo build",
                        "undo show",
                        "rewind",
                        "loss of node-2",
                        "down");
        requireNothingIsLeft();
    }

    /** How long each act took here. */
    private static void print(Ran rehearsed) {
        rehearsed
                .err()
                .lines()
                .filter(line -> line.matches("(done|failed|left|wrong|rehearsed) .*"))
                .forEach(System.out::println);
    }

    @Test
    void whoeverStopsItFindsNothingLeft() throws IOException, InterruptedException {
        Process stopped = launcher.start("rehearse", "hello.bundle");
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

    private void requireNothingIsLeft() {
        assertThat(Host.docker("ps", "--all", "--format", "{{.Names}}")).isEmpty();
        assertThat(Host.docker("network", "ls", "--filter", "label=dev.roadcase.show", "--quiet"))
                .isEmpty();
        assertThat(Host.docker("volume", "ls", "--quiet")).isEmpty();
        assertThat(launcher.run("ls", "--json").succeeded().json().path("shows"))
                .isEmpty();
    }
}
