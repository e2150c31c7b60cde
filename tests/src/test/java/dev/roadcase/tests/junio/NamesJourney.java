package dev.roadcase.tests.junio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.junio.kubernetes.Api;
import dev.roadcase.junio.kubernetes.Pod;
import dev.roadcase.junio.kubernetes.Pods;
import dev.roadcase.junio.kubernetes.ServiceAccount;
import dev.roadcase.junio.template.Template;
import dev.roadcase.tests.cluster.ApiServer;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The name server as its manifest starts it, with three members of etcd, a real API server, and dig. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesJourney {
    private static final Path MANIFESTS = Path.of("../images/junio/manifests");
    private static final String ROOT = "/skydns/local/cluster/svc/default/";
    private static final String SUFFIX = ".default.svc.cluster.local";

    private ApiServer server;
    private EtcdCluster etcd;
    private Started names;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = new ApiServer(Files.createDirectory(folder.resolve("api")));
        etcd = new EtcdCluster(folder, 3);
        server.kubectl("apply", "--filename=" + NamesPod.MANIFEST);
        applyBoard(folder);
        NamesPod pod = new NamesPod(server, folder);
        pod.makeSecret(etcd, etcd.client(0));
        Map<String, String> environment = pod.environment();
        List.of("PORT", "STATUS_PORT").forEach(environment::remove);
        environment.put("KUBERNETES_API", server.address().toString());
        environment.put(
                "SERVICE_ACCOUNT", account(folder, "kube-system", "skydns").toString());
        names = Started.program(folder, "names", environment);
    }

    /** Ports that this API server has not got are left out. */
    private void applyBoard(Path folder) throws IOException {
        String board = Files.readString(MANIFESTS.resolve("board.yaml"))
                .replaceAll(", nodePort: [0-9]+", "")
                .replace("${BLUE}", "1.0.0")
                .replace("${GREEN}", "1.0.1");
        server.kubectl("apply", "--filename=" + Files.writeString(folder.resolve("board.yaml"), board));
    }

    /** What the pod of a service account is given. */
    private Path account(Path folder, String namespace, String name) throws IOException {
        Path request = Files.writeString(
                folder.resolve("request.json"),
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}");
        String path = "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + name + "/token";
        String answer = server.kubectl("create", "--raw", path, "--filename=" + request);
        Path account = Files.createDirectories(folder.resolve(name));
        Files.writeString(account.resolve("token"), answer.replaceFirst("(?s).*\"token\":\\s*\"([^\"]+)\".*", "$1"));
        Files.copy(server.certificate(), account.resolve("ca.crt"));
        return account;
    }

    @AfterAll
    void stop() {
        Stream.of(names, etcd, server).filter(one -> one != null).forEach(one -> {
            try {
                one.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    /** What dig says, with one blank where it has several, or tabs. */
    private String dig(String... words) {
        List<String> command = new ArrayList<>(
                List.of("dig", "@127.0.0.1", "-p", Integer.toString(names.port), "+tries=1", "+time=10"));
        command.addAll(List.of(words));
        String said = new String(Program.run(command), StandardCharsets.UTF_8);
        return said.replaceAll("[ \t]+", " ").strip();
    }

    private String digShort(String name, String type) {
        return dig("+short", name + SUFFIX, type);
    }

    private String createService(String name) {
        server.kubectl("create", "service", "nodeport", name, "--tcp=7001:7001");
        String patch = "{\"spec\":{\"ports\":[{\"name\":\"date\",\"port\":7001}]}}";
        server.kubectl("patch", "service", name, "--patch=" + patch);
        String address = server.kubectl("get", "service", name, "--output=jsonpath={.spec.clusterIP}");
        Started.until(
                name + " has its name",
                () -> !digShort("_date._tcp." + name, "SRV").isEmpty());
        return address;
    }

    private void switchTo(String name) {
        etcd.etcdctl("set", ROOT + "date", "{\"host\":\"" + name + SUFFIX + ".\",\"port\":7001}");
    }

    @Test
    void aServiceIsAnsweredAsInTheOriginalAndGoesWithIt() {
        String address = createService("date-1-0-0");
        String key = etcd.etcdctl("ls", ROOT + "date-1-0-0");
        String hash = key.substring(key.lastIndexOf('/') + 1);
        assertThat(etcd.etcdctl("get", key))
                .isEqualTo("{\"host\":\"" + address + "\",\"priority\":10,\"weight\":10,\"ttl\":30}");
        assertThat(etcd.etcdctl("get", ROOT + "date-1-0-0/_tcp/_date/" + hash))
                .isEqualTo("{\"host\":\"date-1-0-0.default.svc.cluster.local.\",\"port\":7001,\"priority\":10,"
                        + "\"weight\":10,\"ttl\":30}");
        assertThat(digShort("date-1-0-0", "A")).isEqualTo(address);
        assertThat(digShort("date-1-0-0", "SRV")).isEqualTo("10 100 0 " + hash + ".date-1-0-0" + SUFFIX + ".");
        assertThat(digShort("_date._tcp.date-1-0-0", "SRV")).isEqualTo("10 100 7001 date-1-0-0" + SUFFIX + ".");
        assertThat(dig("date-1-0-0" + SUFFIX, "AAAA")).contains("status: NOERROR", "ANSWER: 0", "SOA");
        server.kubectl("delete", "service", "date-1-0-0");
        Started.until("it is gone", () -> dig("date-1-0-0" + SUFFIX).contains("status: NXDOMAIN"));
        assertThat(etcd.etcdctl("ls", "--recursive", "/skydns")).doesNotContain("date-1-0-0");
    }

    @Test
    void theSwitchTakesEffectWithTheVeryNextQuestion() {
        String blue = createService("blue");
        createService("green");
        for (int i = 0; i < 5; i++) {
            switchTo("blue");
            assertThat(digShort("date", "SRV")).isEqualTo("10 100 7001 blue" + SUFFIX + ".");
            switchTo("green");
            assertThat(digShort("date", "SRV")).isEqualTo("10 100 7001 green" + SUFFIX + ".");
        }
        switchTo("blue");
        assertThat(digShort("date", "A")).isEqualTo("blue" + SUFFIX + ".\n" + blue);
        assertThat(dig("date" + SUFFIX, "SRV")).contains("blue" + SUFFIX + ". 30 IN A " + blue);
    }

    @Test
    void digUnderstandsEverythingThatItHears() {
        String address = createService("plain");
        assertThat(dig("+short", "+tcp", "plain" + SUFFIX)).isEqualTo(address);
        assertThat(dig("+short", "+noedns", "plain" + SUFFIX)).isEqualTo(address);
        assertThat(dig("PLain.DEFAULT.svc.cluster.local"))
                .contains("PLain.DEFAULT.svc.cluster.local. 30 IN A " + address);
        assertThat(dig("debian.org")).contains("status: NXDOMAIN");
        assertThat(dig("-x", "10.3.0.1")).contains("status: NXDOMAIN");
        assertThat(dig("cluster.local", "SOA")).contains("ns.dns.cluster.local. hostmaster.cluster.local.");
        assertThat(dig("CH", "TXT", "version.bind")).contains("status: REFUSED");
        for (int i = 0; i < 60; i++) {
            etcd.etcdctl("set", ROOT + "many/k" + i, "{\"host\":\"10.9.0." + i + "\",\"port\":80}");
        }
        assertThat(dig("+ignore", "+noedns", "many" + SUFFIX, "SRV")).contains(" tc", "ANSWER: 0");
        assertThat(dig("+noedns", "many" + SUFFIX, "SRV")).contains("ANSWER: 60", "(TCP)");
    }

    @Test
    void servicesAreFollowedThroughARestartOfTheApiServer() throws Exception {
        createService("before");
        server.stopServer();
        assertThat(digShort("before", "A")).isNotEmpty();
        server.startServer();
        createService("after");
        server.kubectl("delete", "service", "before");
        Started.until("it is gone", () -> digShort("before", "A").isEmpty());
    }

    @Test
    void deadMembersOfEtcdDoNotMatterUntilAllAreDead() throws Exception {
        String address = createService("steady");
        for (int dead = 0; dead < 3; dead++) {
            etcd.kill(dead);
            String first = dig("steady" + SUFFIX);
            etcd.start(dead);
            assertThat(first).contains(address);
            assertThat(Integer.parseInt(first.replaceFirst("(?s).*Query time: ([0-9]+) msec.*", "$1")))
                    .isLessThan(1000);
            Started.until("it is back", () -> health().contains("cluster is healthy"));
        }
        for (int dead = 0; dead < 3; dead++) {
            etcd.kill(dead);
        }
        String none = dig("steady" + SUFFIX);
        for (int dead = 0; dead < 3; dead++) {
            etcd.start(dead);
        }
        assertThat(none).contains("status: SERVFAIL");
        Started.until("it answers again", () -> digShort("steady", "A").equals(address));
        createService("later");
        assertThat(names.said()).doesNotContain("Exception");
    }

    private String health() {
        try {
            return etcd.etcdctl("cluster-health");
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    @Test
    void theTemplatesAreWhatKubernetesTakes(@TempDir Path folder) throws IOException {
        for (String service : List.of("date", "time", "web")) {
            String template = Files.readString(TemplatesTest.TEMPLATES.resolve(service + ".yaml"));
            Path file = Files.writeString(
                    folder.resolve(service + ".yaml"), new Template(template).filledWith(Map.of("VERSION", "2.0.0")));
            server.kubectl("apply", "--filename=" + file);
            Started.until(
                    service + " has its name",
                    () -> digShort("_" + service + "._tcp." + service + "-2-0-0", "SRV")
                            .endsWith(" " + service + "-2-0-0" + SUFFIX + "."));
            server.kubectl("delete", "--filename=" + file);
        }
    }

    @Test
    void itMayDoNothingButListServices() {
        String can = server.kubectl(
                "auth", "can-i", "--list", "--as=system:serviceaccount:kube-system:skydns", "--no-headers");
        assertThat(can.lines().filter(line -> line.startsWith("services ")))
                .singleElement()
                .asString()
                .endsWith("[list watch]");
        assertThat(can).doesNotContain("pods", "secrets");
    }

    @Test
    void theBoardReadsPodsAndMayReadNothingElse(@TempDir Path folder) throws Exception {
        Path manifest = Files.writeString(folder.resolve("pod.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: date-1-0-0-abcde, labels: {app: date, version: 1.0.0, name: date-1-0-0}}
                spec:
                  serviceAccountName: junio-board
                  automountServiceAccountToken: false
                  containers: [{name: date, image: "junio/date:1.0.0"}]
                """);
        server.kubectl("apply", "--filename=" + manifest);
        Path account = account(folder, "default", "junio-board");
        Pods pods = new Pods(Api.as(new ServiceAccount(server.address(), account)));
        assertThat(pods.list()).containsExactly(new Pod("date-1-0-0-abcde", "date", "1.0.0", Pod.State.STARTING, ""));
        String can = server.kubectl(
                "auth", "can-i", "--list", "--as=system:serviceaccount:default:junio-board", "--no-headers");
        assertThat(can.lines().filter(line -> line.startsWith("pods ")))
                .singleElement()
                .asString()
                .endsWith("[list]");
        assertThat(can).doesNotContain("secrets", "services ");
    }
}
