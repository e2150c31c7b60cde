package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Ran;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The show of junio on the machines that are there already: its own steps, done from the laptop, with no way out. The page for
 * the audience asks the website ten times a second meanwhile, and counts.
 */
@Order(Integer.MAX_VALUE - 1)
@Isolated("six machines need both processors")
@Tag("cluster")
@ExtendWith({SharedSix.class, StopAtFailure.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JunioJourney {
    private static final Duration FIRST_START = Duration.ofMinutes(5);
    private static final Duration NOTICED = Duration.ofMinutes(2);
    private static final int CUT_OVERS = 5;

    private static Six six;
    private static Steps steps;
    private static Map<String, Integer> resting = Map.of();

    @BeforeAll
    static void take(Six shared) {
        six = shared;
        steps = Steps.of(six.written());
        six.network().watchAnew();
    }

    /** Whoever comes next on these machines finds the demonstrator as it was. */
    @AfterAll
    static void giveBack() {
        resting.forEach(JunioJourney::scale);
    }

    private static String website(Machine machine) {
        return "http://" + machine.address() + ":" + Demonstrator.WEBSITE_PORT + "/";
    }

    private static String page(Machine machine) {
        Ran ran = Host.run(List.of("curl", "--silent", "--fail", "--max-time", "10", website(machine)));
        return ran.succeeded().out();
    }

    private static List<String> datePods() {
        return six.kubectl()
                .lines(
                        "get",
                        "pods",
                        "-l",
                        "app=date",
                        "-o",
                        "jsonpath={range .items[*]}{.metadata.name} " + "{.status.phase}{\"\\n\"}{end}")
                .filter(line -> line.endsWith(" Running"))
                .toList();
    }

    /** Two processors of a host are few for six machines: what they have shown before rests meanwhile. */
    @Test
    @Order(1)
    void theServicesAreDeployed() {
        six.start();
        six.awaitHello(FIRST_START);
        resting = scaled();
        resting.keySet().forEach(name -> scale(name, 0));
        steps.run("junio-parts");
        steps.run("junio-deploy");
        assertThat(datePods()).hasSize(3);
    }

    @Test
    @Order(2)
    void theyAreSwitchedOnAndAnswerOnEveryMachine() {
        steps.run("junio-switch-on");
        for (Machine machine : six.all()) {
            Await.until(
                    machine + " shows the date and the time",
                    NOTICED,
                    () -> page(machine).contains(" - date-1-0-0-")
                            && page(machine).contains(" - time-1-0-0-"),
                    six::state);
        }
    }

    @Test
    @Order(3)
    void theNextVersionIsBuiltAndRunsBesideTheOldOne() {
        steps.run("junio-board");
        steps.run("junio-build");
        steps.run("junio-deploy-next");
        assertThat(datePods()).hasSize(6);
        assertThat(page(six.controller())).contains(" - date-1-0-0-");
    }

    @Test
    @Order(4)
    void oneKeyCutsOverAndBackAndForth() {
        List<Double> seconds = new ArrayList<>();
        for (int time = 0; time < CUT_OVERS; time++) {
            JsonNode done = steps.run("junio-cut-over");
            seconds.add(done.path("checks").path(0).path("seconds").asDouble());
            requireNext(" - date-1-0-1-");
            if (time < CUT_OVERS - 1) {
                steps.run("junio-cut-over", "--undo");
                requireNext(" - date-1-0-0-");
            }
        }
        Figures.say("from the key to an answer of the new version", seconds, each -> Math.round(each * 1000));
    }

    /** The very next answers, whichever machine is asked. */
    private static void requireNext(String text) {
        six.all().subList(0, 3).forEach(machine -> assertThat(page(machine)).contains(text));
    }

    /** What the page for the audience shows. */
    private static JsonNode scene() {
        String url = "http://" + six.controller().address() + ":" + Demonstrator.BOARD_PORT + "/scene";
        return Host.run(List.of("curl", "--silent", "--fail", "--max-time", "10", url))
                .succeeded()
                .json();
    }

    /** etcd's own client does the same as the step. */
    @Test
    @Order(5)
    void whatThePresenterCouldTypeDoesTheSame(@TempDir Path folder) {
        EtcdClient etcd = EtcdClient.of(six.kubectl(), Demonstrator.ETCD_NAMESPACE, folder);
        String key = "/skydns/local/cluster/svc/default/date";
        assertThat(etcd.v2("get", key).succeeded().out()).contains("date-1-0-1");
        etcd.v2("set", key, "{\"host\":\"date-1-0-0.default.svc.cluster.local.\",\"port\":7001}")
                .succeeded();
        Await.until(
                "the old version answers",
                NOTICED,
                () -> page(six.controller()).contains(" - date-1-0-0-"),
                six::state);
        steps.run("junio-cut-over");
    }

    @Test
    @Order(6)
    void aMemberOfEtcdMayFailMeanwhile() {
        Units units = new Units(six.nodes().get(0));
        units.keepDown("etcd.service");
        steps.run("junio-cut-over", "--undo");
        steps.run("junio-cut-over");
        six.nodes().get(0).says("systemctl", "start", "etcd.service");
    }

    @Test
    @Order(7)
    void theOldVersionIsDeletedAndNotOneRequestHasFailed() {
        steps.run("junio-delete-old");
        assertThat(objects()).contains("date-1-0-1").doesNotContain("date-1-0-0");
        requireNext(" - date-1-0-1-");
        JsonNode scene = scene();
        System.out.println("requests of the page of junio that failed: "
                + scene.path("failed").asInt() + " of " + scene.path("asked").asInt());
        assertThat(scene.path("asked").asInt()).isGreaterThan(100);
        assertThat(scene.path("failed").asInt())
                .as("%s", scene.path("failures"))
                .isZero();
    }

    private static Map<String, Integer> scaled() {
        return six.kubectl()
                .lines(
                        "get",
                        Demonstrator.WORKLOADS,
                        "--output",
                        "jsonpath={range .items[*]}{.metadata.name}={.spec.replicas}{\"\\n\"}{end}")
                .filter(line -> line.startsWith("inaetics-"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> Integer.parseInt(line.substring(line.indexOf('=') + 1))));
    }

    private static void scale(String name, int replicas) {
        six.kubectl().says("scale", Demonstrator.WORKLOADS, name, "--replicas=" + replicas);
    }

    /** The names of all that the steps deploy. */
    private static List<String> objects() {
        return six.kubectl()
                .lines("get", "rc", "-o", "jsonpath={range .items[*]}{.metadata.name}{\"\\n\"}{end}")
                .filter(name -> name.matches("(date|time|web|board).*"))
                .toList();
    }

    /** What was done last is taken back first; then nothing of the show is left. */
    @Test
    @Order(8)
    void allOfItIsTakenBack() {
        for (String step :
                List.of("delete-old", "cut-over", "deploy-next", "build", "board", "switch-on", "deploy", "parts")) {
            assertThat(steps.run("--undo").path("step").asText()).isEqualTo("junio-" + step);
        }
        assertThat(objects()).isEmpty();
        resting.forEach(JunioJourney::scale);
        assertThat(six.network().outside().packets())
                .as("packets to outside addresses: %s", six.network().outside().tried())
                .isZero();
    }

    /** In the middle of the show a presenter wants to begin again, whatever visitors have done. */
    @Test
    @Order(9)
    void allOfItBeginsAgain() {
        steps.run("junio-parts");
        steps.run("junio-deploy");
        steps.run("junio-switch-on");
        steps.run("junio-build");
        resting.keySet().forEach(name -> scale(name, 2));
        JsonNode rewound = steps.rewind();
        System.out.println("seconds of a rewind: " + rewound.path("seconds").asDouble());
        assertThat(rewound.path("steps").findValuesAsText("undone")).containsOnly("true");
        assertThat(rewound.path("steps").findValuesAsText("name"))
                .as("the last one first; others may have done steps on these machines before")
                .startsWith("junio-build", "junio-switch-on", "junio-deploy", "junio-parts");
        assertThat(rewound.path("withdrawn").toString()).contains("junio/date:1.0.1");
        assertThat(rewound.path("keys").asInt()).isPositive();
        assertThat(objects()).isEmpty();
        six.awaitHello(NOTICED);
        assertThat(scaled()).containsEntry("inaetics-queue-controller", 1);
    }
}
