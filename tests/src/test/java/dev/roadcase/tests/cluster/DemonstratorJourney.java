package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.cluster.Pods.Pod;
import dev.roadcase.tests.cluster.Pods.Times;
import dev.roadcase.tests.recording.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The autoscaling demonstrator on six machines with no internet, as it is shown: with the settings that it is deployed
 * with, and two producers, so that eight processors have something to do. Everything is recorded. The machines may have been
 * through {@link ClusterJourney} before.
 */
@Order(Integer.MAX_VALUE)
@Isolated("six machines need both processors")
@Tag("cluster")
@ExtendWith({SharedSix.class, StopAtFailure.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstratorJourney {
    private static final Duration FIRST_START = Duration.ofMinutes(5);
    private static final Duration SCALED = Duration.ofMinutes(6);
    private static final Duration NOTICED = Duration.ofMinutes(4);
    private static final Duration RESET = Duration.ofSeconds(30);
    /** In looks, about a second each: less than a dead node is waited for, and more than a busy host takes to look. */
    private static final int AWHILE = 8;

    private static Stage stage;
    private static long atFullProduction;
    private static long scaledByHand;

    @BeforeAll
    static void take(Six six) {
        six.network().watchAnew();
        stage = new Stage(six);
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.keep(Path.of("target/demonstrator"));
            stage.close();
        }
    }

    @Test
    @Order(1)
    void theLockHasTheWholeAppliance() throws IOException {
        assertThat(Files.readString(stage.six().written().bundle().resolveSibling("inaetics/demo.lock.yaml")))
                .contains("kube-apiserver", "kubelet", "etcd", "cni-plugins", "zlib1g")
                .contains("registry.k8s.io/" + Made.kubernetes().pause());
    }

    @Test
    @Order(2)
    void theDemoComesUpByItself() {
        stage.six().start();
        Figures.say(
                "a controller that was started, alone or after all that a cluster must stand, to a demonstrator that works",
                stage.until("one processor works", FIRST_START, () -> stage.hasProcessors(1)));
        stage.watch().start();
        stage.pods().start();
        List<String> nodes = stage.six().nodes().stream().map(Machine::name).toList();
        stage.until(
                "five nodes are ready",
                NOTICED,
                () -> stage.six().kubectl().readyNodes().containsAll(nodes));
        stage.until(
                "every machine answers port 80",
                NOTICED,
                () -> stage.six().all().stream().allMatch(Stage::isShownBy));
    }

    @Test
    @Order(3)
    void everyServiceIsThere() {
        Await.pause(Duration.ofSeconds(10));
        assertThat(Figures.sayMemory(stage.six().nodes())).isGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(4)
    void atFullProductionThereAreEightProcessorsOnFourNodesOrMore() {
        stage.watch().mark("production 100 %");
        atFullProduction = System.currentTimeMillis();
        stage.steps().run("rate-up");
        stage.until("the queue is as good as full", NOTICED, () -> stage.queue() > 90);
        Figures.say(
                "from one processor to eight",
                stage.until(
                        "there are eight processors",
                        SCALED,
                        () -> stage.hasProcessors(8)
                                && stage.pods().processors().size() == 8));
        assertThat(stage.pods().processors().stream().map(Pod::node).distinct()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(5)
    void processorsOfANodeThatIsSwitchedOffMoveAndNothingStops() {
        String dead = stage.pods().nodeWithProcessorsAlone();
        double off = stage.watch().mark("a node is switched off");
        Machine machine = stage.six().nodes().stream()
                .filter(node -> node.name().equals(dead))
                .findFirst()
                .orElseThrow();
        stage.steps().run(machine::cut, "machine-off", "--set", "SWITCHED_OFF=" + dead);
        stage.until("the coordinator misses some", NOTICED, () -> !stage.hasProcessors(8));
        Figures.say(
                "processors of a node that was switched off work elsewhere",
                stage.until(
                        "there are eight again",
                        NOTICED,
                        () -> stage.hasProcessors(8)
                                && stage.pods().processorsBut(dead).size() == 8));
        List<Moment> moments = stage.watch().recording().since(off);
        assertThat(moments).hasSizeGreaterThan(10);
        for (int at = AWHILE; at <= moments.size(); at++) {
            List<Moment> some = moments.subList(at - AWHILE, at);
            assertThat(some.stream().mapToDouble(Moment::stored).sum())
                    .as("%s", some)
                    .isPositive();
        }
    }

    @Test
    @Order(6)
    void whatAPersonScalesIsWhereTheCoordinatorGoesOn() {
        stage.watch().mark("kubectl scale to 1 + 4");
        scaledByHand = System.currentTimeMillis();
        stage.steps().run("scale-by-hand");
        stage.until(
                "a decision from five",
                NOTICED,
                () -> chain().since(scaledByHand).hasOneFrom(5));
    }

    private static Chain chain() {
        return new Chain(stage.watch().decisions());
    }

    @Test
    @Order(7)
    void atLittleProductionThereIsOneProcessor() {
        stage.watch().mark("production 5 %");
        stage.steps().run("rate-down");
        Figures.say(
                "back to one processor", stage.until("there is one processor", SCALED, () -> stage.hasProcessors(1)));
    }

    @Test
    @Order(8)
    void graphsGoOnAfterTheViewersPodWasKilled() {
        stage.post("utilisation", "value=40");
        stage.until("producers have heard of it", NOTICED, () -> stage.production() > 30);
        stage.watch().mark("the viewer is killed");
        String pod = stage.six().kubectl().says("get", "pods", "-l", "app=inaetics-datastore-viewer", "-o", "name");
        long killed = System.currentTimeMillis();
        stage.six().kubectl().says("delete", pod, "--grace-period=0", "--force");
        Figures.say(
                "graphs go on after the viewer was killed",
                stage.until("graphs go on", NOTICED, () -> stage.graphSince(killed) >= 3));
        stage.until(
                "the rate is the same",
                NOTICED,
                () -> stage.stats().path("productionRate").asInt() == 40);
        stage.until(
                "the autoscaler goes on",
                NOTICED,
                () -> !chain().since(killed).decisions().isEmpty());
    }

    @Test
    @Order(9)
    void theResetButtonBringsEverythingBackToTheStart() {
        stage.post("utilisation", "value=100");
        stage.until(
                "the queue is half full and there are more processors",
                NOTICED,
                () -> stage.queue() > 50 && stage.pods().processors().size() > 1);
        stage.watch().mark("reset");
        stage.post("reset", "");
        Figures.say(
                "all is as at the start after the reset button",
                stage.until("all is as at the start", RESET, DemonstratorJourney::isAsAtTheStart));
        Await.pause(Duration.ofSeconds(8));
        AtomicBoolean stays = new AtomicBoolean();
        stage.until("the viewer answers", NOTICED, () -> {
            stays.set(isAsAtTheStart());
            return true;
        });
        assertThat(stays).as("it stays so").isTrue();
    }

    private static boolean isAsAtTheStart() {
        JsonNode stats = stage.stats();
        return stage.queue() < 1
                && stage.hasProcessors(1)
                && stats.path("producers").asInt() == 1
                && stats.path("productionRate").asInt() == 5
                && !stats.path("resetting").asBoolean(true)
                && stage.pods().processors().size() == 1;
    }

    @Test
    @Order(10)
    void everyDecisionIsWhatTheAlgorithmSays() {
        chain().isTheAlgorithms();
        Chain upwards = chain().since(atFullProduction).before(scaledByHand);
        upwards.isUnbroken();
        assertThat(upwards.steps()).hasSizeGreaterThan(3).endsWith(8).isSorted();
    }

    @Test
    @Order(11)
    void theBooksHeldAllAlong() {
        assertThat(stage.watch().mistakes()).isEmpty();
        assertThat(stage.watch().readings()).isGreaterThan(100);
    }

    @Test
    @Order(12)
    void nothingEverTriedToLeave() {
        Outside outside = stage.six().network().outside();
        assertThat(outside.packets())
                .as("packets to outside addresses: %s", outside.tried())
                .isZero();
    }

    @Test
    @Order(13)
    void whatWasDecidedRanSoonAfter() {
        List<Times> times = chain().decisions().stream()
                .filter(one -> one.path("to").asInt() > one.path("from").asInt())
                .flatMap(one -> stage.pods().startedAfter(one.path("timestamp").asLong()))
                .collect(Collectors.toList());
        assertThat(times).hasSizeGreaterThanOrEqualTo(7);
        Figures.say("from a decision to a pod that runs", times, Times::toRunning);
        Figures.say("from a decision to a processor that is healthy", times, Times::toHealthy);
    }

    /** Up to Kubernetes 1.20.4 those that come back may block the queue in which others wait to be emptied. */
    @Test
    @Order(14)
    void aNodeThatFailsIsEmptiedAlsoWhereMostWereAwayTogether() {
        stage.until("all but one are ready", NOTICED, () -> ready().size() == 4);
        List<Machine> left = ready();
        miss(left.subList(0, 3));
        Await.pause(Duration.ofSeconds(5));
        haveBack(left.subList(0, 3));
        miss(left.subList(3, 4));
        Figures.say(
                "a node that is missed is emptied, where most were away before",
                stage.until("it is to be emptied", NOTICED, () -> isEmptied(left.get(3))));
        haveBack(left.subList(3, 4));
        stage.until("it may be used again", NOTICED, () -> !isEmptied(left.get(3)));
    }

    private static List<Machine> ready() {
        List<String> ready = stage.six().kubectl().readyNodes();
        return stage.six().nodes().stream()
                .filter(node -> ready.contains(node.name()))
                .toList();
    }

    private static void miss(List<Machine> machines) {
        List<String> others = new ArrayList<>(stage.six().kubectl().readyNodes());
        machines.forEach(machine -> others.remove(machine.name()));
        machines.forEach(machine -> machine.says("systemctl", "stop", "kubelet.service"));
        stage.until(
                machines + " are missed",
                NOTICED,
                () -> stage.six().kubectl().readyNodes().equals(others));
    }

    private static void haveBack(List<Machine> machines) {
        List<String> names = machines.stream().map(Machine::name).toList();
        machines.forEach(machine -> machine.says("systemctl", "start", "kubelet.service"));
        stage.until(
                machines + " are back",
                NOTICED,
                () -> stage.six().kubectl().readyNodes().containsAll(names));
    }

    private static boolean isEmptied(Machine machine) {
        return stage.six().kubectl().emptiedNodes().contains(machine.name());
    }
}
