package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * From one bundle to six machines that show hello, with no internet, and what such a cluster must stand. They need both
 * processors, so the other journeys have ended before.
 */
@Order(Integer.MAX_VALUE - 2)
@Isolated("six machines need both processors")
@Tag("cluster")
@ExtendWith({SharedSix.class, StopAtFailure.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterJourney {
    private static final Duration FIRST_START = Duration.ofMinutes(5);
    private static final Duration NOTICED = Duration.ofMinutes(4);
    private static final Duration WRITTEN = Duration.ofSeconds(20);
    private static final Duration CUT_OFF = Duration.ofSeconds(40);

    private static final String BUSYBOX = "/bin/busybox";
    private static final int MOST_USER_DATA = 64 << 10;

    private static final List<String> UNITS =
            List.of("containerd", "kubelet", "kube-proxy", "roadcase-routes", "roadcase-service-route");
    private static final List<String> UNITS_OF_CONTROLLERS =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "roadcase-registry");
    private static final List<String> ONCE =
            List.of("roadcase-fetch", "roadcase-runtime", "roadcase-provision", "roadcase-report");
    private static final List<String> ONCE_OF_CONTROLLERS = List.of("roadcase-keep", "roadcase-workloads");

    private static final String ETCD = "etcd.service";

    private static Six six;

    @BeforeAll
    static void take(Six shared) {
        six = shared;
    }

    @AfterAll
    static void keepJournals() {
        six.keepJournals(Path.of("target/cluster"));
    }

    @Test
    @Order(1)
    void userDataStayBelow64KiB() throws IOException {
        for (Machine machine : six.all()) {
            assertThat(Files.size(six.written().userData(machine.name()))).isLessThan(MOST_USER_DATA);
        }
    }

    @Test
    @Order(2)
    void sixBareMachinesBecomeAClusterThatShowsHelloAlsoWhereTheControllerStartsLast() {
        six.start();
        Figures.say(
                "a bare controller that starts " + Six.LATE.toSeconds()
                        + " s after five bare nodes to five ready nodes with hello answering",
                six.awaitHello(FIRST_START));
    }

    @Test
    @Order(3)
    void everyMachineRegistersWithTheController() {
        Set<String> names = six.all().stream().map(Machine::name).collect(Collectors.toSet());
        Await.until(
                "the registry knows " + names,
                NOTICED,
                () -> six.readyMachines().equals(names),
                six::state);
    }

    @Test
    @Order(4)
    void helloIsPulledFromTheLocalRegistryOnEveryNode() {
        Set<String> nodes = six.nodes().stream().map(Machine::name).collect(Collectors.toSet());
        Await.until("hello was pulled by " + nodes, NOTICED, () -> pullers().equals(nodes), six::state);
    }

    private static Set<String> pullers() {
        return six.kubectl()
                .lines(
                        "get",
                        "events",
                        "--field-selector",
                        "reason=Pulled",
                        "--output",
                        "jsonpath={range .items[*]}{.source.host} {.message}{\"\\n\"}{end}")
                .filter(line -> line.contains("Successfully pulled image \"hello/web:1.0.0\""))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
    }

    @Test
    @Order(5)
    void nodePortsOfEveryMachineAnswerTheHost() {
        assertThat(six.all())
                .allSatisfy(machine -> assertThat(Six.page(machine)).contains("Hello"));
    }

    @Test
    @Order(6)
    void servicesAnswerTheHostAndEveryPod() {
        String service = six.kubectl().says("get", "service", "hello", "--output", "jsonpath={.spec.clusterIP}");
        six.nodes().forEach(node -> assertThat(six.pageThrough(node, service)).contains("Hello"));
        helloPods().forEach(pod -> assertThat(wget(pod, "http://" + service)).contains("Hello"));
    }

    private static List<String> helloPods() {
        List<String> pods = six.kubectl()
                .lines("get", "pods", "-l", "app=hello", "-o", "name")
                .toList();
        assertThat(pods).hasSize(5);
        return pods;
    }

    private static String wget(String pod, String url) {
        return six.kubectl().says("exec", pod, "--", BUSYBOX, "timeout", "20", BUSYBOX, "wget", "-qO-", url);
    }

    @Test
    @Order(7)
    void everyPodReachesEveryOtherPodAndTheLaptop(@TempDir Path folder) {
        List<String> addresses = six.kubectl()
                .lines(
                        "get",
                        "pods",
                        "-l",
                        "app=hello",
                        "-o",
                        "jsonpath={range .items[*]}{.status.podIP}{\"\\n\"}{end}")
                .toList();
        assertThat(addresses).hasSize(5);
        List<String> pages = new ArrayList<>(
                addresses.stream().map(address -> "http://" + address + ":8080").toList());
        try (DockerRegistry laptops = DockerRegistry.everywhere(folder)) {
            pages.add("http://192.168.56.1:" + laptops.port() + "/v2/");
            helloPods().forEach(pod -> pages.forEach(page -> wget(pod, page)));
        }
    }

    @Test
    @Order(7)
    void whatIsBuiltOnTheLaptopAndPushedRunsByTheNameThatManifestsHave() {
        Steps steps = Steps.of(six.written());
        steps.run("hello-show");
        steps.run("hello-build");
        six.kubectl()
                .run("run", "next", "--image=hello/web:1.0.1", "--restart=Never", "--", "-p", "8080", "-h", "/www")
                .succeeded();
        six.kubectl().says("wait", "--for=condition=Ready", "pod/next", "--timeout=60s");
        assertThat(wget("pod/next", "http://127.0.0.1:8080/")).contains("Next");
        six.kubectl().says("delete", "pod/next", "--now");
    }

    @Test
    @Order(8)
    void aPodOfTheDemoMayTouchTheKeysOfEtcdsV2ApiAndNothingElse(@TempDir Path folder) {
        EtcdClient etcd = EtcdClient.of(six.kubectl(), Demonstrator.ETCD_NAMESPACE, folder);
        assertThat(etcd.v2("set", "/test/word", "here").succeeded().out()).contains("here");
        String member = etcd.v2("member", "list").succeeded().out().split(":")[0];
        etcd.v2("member", "remove", member);
        assertThat(etcd.v2("member", "list").succeeded().out())
                .contains("name=node-1 ", "name=node-2 ", "name=node-3 ");
        assertThat(words(etcd.v2("user", "add", "somebody:else"))).contains("Insufficient credentials");
        assertThat(words(etcd.v3("get", "/registry", "--prefix", "--limit=1"))).contains("permission denied");
        assertThat(words(etcd.v3("put", "/registry/word", "here"))).contains("permission denied");
    }

    private static String words(Ran ran) {
        return ran.out() + ran.err();
    }

    @Test
    @Order(9)
    void eachMemberOfEtcdMayBeKilledAndComesBackWithItsData(@TempDir Path folder) {
        EtcdClient etcd = EtcdClient.of(six.kubectl(), Demonstrator.ETCD_NAMESPACE, folder);
        List<Machine> members = six.nodes().subList(0, 3);
        Stream<String> running = Stream.concat(UNITS.stream(), Stream.of("etcd", "roadcase-time"));
        new Units(members.get(0)).awaitExactly("running", services(running));
        assertThat(etcd.endpoints().split(",")).hasSameSizeAs(members);
        write(etcd, "word");
        for (Machine member : members) {
            new Units(member).keepDown(ETCD);
            assertThat(etcd.v2("get", "/test/word").succeeded().out()).contains("here");
            write(etcd, member.name());
            member.says("systemctl", "start", ETCD);
            assertThat(etcd.v2Of(member, "/test/" + member).succeeded().out()).contains("here");
            new Units(member).kill(ETCD);
        }
    }

    @Test
    @Order(10)
    void aMemberThatHasLostItsDataIsTakenForANewOne(@TempDir Path folder) {
        EtcdClient etcd = EtcdClient.of(six.kubectl(), Demonstrator.ETCD_NAMESPACE, folder);
        Machine member = six.nodes().get(2);
        Units units = new Units(member);
        write(etcd, "lost");
        units.keepDown(ETCD);
        member.says("rm", "-r", "/var/lib/etcd/member");
        member.run("systemctl", "start", ETCD);
        units.awaitDone(ETCD);
        Await.until(
                "all members are healthy",
                NOTICED,
                () -> etcd.v2("cluster-health").out().contains("cluster is healthy"),
                six::state);
        assertThat(words(etcd.v2Of(member, "/test/lost"))).contains("here");
    }

    /** To Kubernetes, and to the v2 API. What is under way as a leader dies gets no answer: clients ask again. */
    private static void write(EtcdClient etcd, String name) {
        Duration took = Await.until(
                "a write by Kubernetes and one of a key",
                WRITTEN,
                () -> create("written-" + System.nanoTime()).exitCode() == 0
                        && etcd.v2("set", "/test/" + name, "here").exitCode() == 0,
                six::state);
        Figures.say("written to etcd: " + name, took);
    }

    private static Ran create(String name) {
        return six.kubectl().run("create", "configmap", name, "--from-literal=word=here");
    }

    /** Longer than Kubernetes waits for a node. The time is used: every unit of another node is killed meanwhile. */
    @Test
    @Order(11)
    void aNodeThatIsCutOffForAWhileComesBackAndEveryUnitOfAnotherAfterKillMinus9() {
        Machine node = six.nodes().get(1);
        Instant unplugged = Instant.now();
        six.network().unplug(node);
        killEach(six.nodes().get(3), Stream.concat(UNITS.stream(), Stream.of("roadcase-time")), List.of());
        Await.pauseUntil(unplugged.plus(CUT_OFF));
        six.awaitMissed(node);
        six.network().plug(node);
        Figures.say("a node is back after " + CUT_OFF.toSeconds() + " s without its network", six.awaitHello(NOTICED));
    }

    @Test
    @Order(12)
    void everyUnitOfTheControllerIsBackAfterKillMinus9() {
        Stream<String> ofThisVersion = Made.kubernetes().units().stream();
        killEach(
                six.controller(),
                Stream.concat(UNITS.stream(), Stream.concat(UNITS_OF_CONTROLLERS.stream(), ofThisVersion)),
                ONCE_OF_CONTROLLERS);
        Figures.say("all is well after kill -9 of every unit", six.awaitHello(NOTICED));
    }

    /** Its process runs, and answers nobody. The watchdog is set to seconds for it. */
    @Test
    @Order(12)
    void aRegistryThatHangsIsStartedAgain() {
        Machine controller = six.controller();
        String folder = "/run/systemd/system/roadcase-registry.service.d";
        controller.says(
                "sh", "-c", "mkdir -p " + folder + "; printf '[Service]\\nWatchdogSec=9\\n' >" + folder + "/t.conf");
        controller.says("systemctl", "daemon-reload");
        controller.says("systemctl", "restart", "roadcase-registry.service");
        new Units(controller)
                .isStartedAgain(
                        "roadcase-registry.service",
                        () -> controller.says("pkill", "-STOP", "-f", "agent[.]cli[.]Main serve "));
        controller.says("rm", "-r", folder);
        controller.says("systemctl", "daemon-reload");
        controller.says("systemctl", "restart", "roadcase-registry.service");
    }

    @Test
    @Order(13)
    void theDiskOfTheBundleMayBePulled() {
        six.awaitKeptCopy();
        six.disk().pull();
        Instant pulled = Instant.now();
        six.kubectl().says("delete", "pods", "--selector", "app=hello", "--grace-period=1", "--wait=false");
        Figures.say("hello is pulled and started anew without the disk", six.awaitHelloSince(pulled, six.nodes()));
    }

    @Test
    @Order(14)
    void aNodeIsBackAfterItsPowerWasCut() {
        restart(List.of(six.nodes().get(2)));
    }

    @Test
    @Order(15)
    void theControllerIsBackAfterItsPowerWasCutAndItsDataToo() {
        six.kubectl().says("create", "configmap", "kept", "--from-literal=word=here");
        Instant cut = Instant.now();
        six.controller().cut();
        six.controller().start();
        six.awaitController();
        assertThat(six.kubectl().says("get", "configmap", "kept", "-o", "jsonpath={.data.word}"))
                .isEqualTo("here");
        six.awaitHello(NOTICED);
        Figures.say("the controller is back after its power was cut", Duration.between(cut, Instant.now()));
    }

    @Test
    @Order(16)
    void allSixAreBackAfterTheirPowerWasCut() {
        restart(six.nodes(), six.all());
        assertThat(six.kubectl().says("get", "configmap", "kept", "-o", "jsonpath={.data.word}"))
                .isEqualTo("here");
    }

    @Test
    @Order(16)
    void nothingEverTriedToLeave() {
        Outside outside = six.network().outside();
        assertThat(outside.packets())
                .as("packets to outside addresses: %s", outside.tried())
                .isZero();
        six.controller().run("curl", "--silent", "--max-time", "2", "http://203.0.113.1/");
        assertThat(outside.packets()).as("one that was sent on purpose").isPositive();
        assertThat(outside.tried()).contains("192.168.56.20 . 203.0.113.1 . tcp . 80");
    }

    private static void killEach(Machine machine, Stream<String> running, List<String> once) {
        Units units = new Units(machine);
        List<String> names = services(running);
        List<String> worked = services(Stream.concat(ONCE.stream(), once.stream()));
        units.awaitExactly("running", names);
        units.awaitExactly("exited", worked);
        names.parallelStream().forEach(units::kill);
        worked.forEach(unit -> System.out.println(machine + ": " + units.killAtWork(unit)));
        worked.forEach(units::awaitDone);
    }

    private static List<String> services(Stream<String> names) {
        return names.map(name -> name + ".service").sorted().toList();
    }

    private static void restart(List<Machine> machines) {
        restart(machines, machines);
    }

    private static void restart(List<Machine> shown, List<Machine> machines) {
        Instant cut = Instant.now();
        machines.forEach(Machine::cut);
        machines.forEach(Machine::start);
        Figures.say("hello answers after the power of " + machines + " was cut", six.awaitHelloSince(cut, shown));
    }
}
