package dev.roadcase.bundler.cluster.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roadcase.bundler.cluster.dialect.CoreosRules;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.dialect.UserDataReader;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.plan.TestPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.cluster.site.TestSite;
import dev.roadcase.bundler.spec.Demo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class UserDataTest {
    private static final int HALF = UserData.MOST_BYTES / 2;
    private static final String TAINTS = "/etc/systemd/system/roadcase-taints.service";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "box: false",
                "box: false, network: {plugin: flannel}, dns: {records: {db.demo: 192.168.56.1}}",
                "box: false, runtime: docker",
                "box: false, etcd: {members: 3, v2: true, namespace: demo}"
            })
    void coreosCloudinitsValidatorWouldNotEvenWarn(String cluster) {
        texts(TestPlan.demo(cluster), Dialect.COREOS)
                .values()
                .forEach(text -> assertThat(CoreosRules.broken(text)).isEmpty());
    }

    @Test
    void aBareMachineWhoseLinkIsKnownGivesItselfItsAddress() throws IOException {
        ClusterPlan plan = plan("""
                network: {gateway: 192.168.56.1}
                machines:
                  - {name: controller, role: controller, address: 192.168.56.20, mac: "52:54:00:00:00:20"}
                """);
        String text =
                userData(plan, "pki", Dialect.COREOS, true).text(plan.site().controller());
        assertThat(text).contains("""
                  - name: "10-roadcase.network"
                    content: |
                     [Match]
                     MACAddress=52:54:00:00:00:20

                     [Network]
                     Address=192.168.56.20/24
                     Gateway=192.168.56.1
                """);
        assertThat(CoreosRules.broken(text)).isEmpty();
    }

    @Test
    void cloudInitReadsTheAddressOfABareMachineFromItsVolume() throws IOException {
        ClusterPlan plan = plan("""
                machines:
                  - {name: controller, role: controller, address: 192.168.56.20, mac: "52:54:00:00:00:20"}
                """);
        SiteMachine controller = plan.site().controller();
        assertThat(userData(plan, "pki", Dialect.CLOUD_INIT, true).text(controller))
                .isEqualTo(userData(plan, "pki", Dialect.CLOUD_INIT, false).text(controller));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void halfOfTheRoomForUserDataIsForParameters(Dialect dialect) {
        assertThat(bytesOfTheLargest("v1.36.4", dialect)).isLessThan(HALF);
        assertThat(bytesOfTheLargest("v1.20.2", dialect)).isLessThan(HALF);
    }

    @Test
    void withTheV2ApiTooOrOnAMachineAlone() throws IOException {
        String etcd = "etcd: {members: 3, version: v3.5.21, v2: true, namespace: demo}";
        assertThat(bytesOfTheLargest("v1.20.2", Dialect.CLOUD_INIT, etcd)).isLessThan(HALF);
        Demo demo = TestPlan.demo(
                "v1.36.4", "box: false, nodes: {labels: {zone: west}}, network: {plugin: flannel}, dns: {}, " + etcd);
        ClusterPlan plan = TestPlan.of(demo, TestSite.alone(folder, demo));
        String text = userData(plan, "pki", Dialect.CLOUD_INIT, false)
                .text(plan.site().controller());
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(HALF);
    }

    private int bytesOfTheLargest(String kubernetes, Dialect dialect) {
        return bytesOfTheLargest(kubernetes, dialect, "box: false");
    }

    private int bytesOfTheLargest(String kubernetes, Dialect dialect, String more) {
        String cluster = "nodes: {count: 50}, network: {plugin: flannel}, dns: {}, " + more;
        return texts(TestPlan.demo(kubernetes, cluster), dialect).values().stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "0", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeff"})
    void aMachineWithAnUnusualNameHasItInItsCertificates(String name) throws Exception {
        ClusterPlan plan =
                plan("machines:\n  - {name: \"%s\", role: controller, address: 192.168.56.20}\n".formatted(name));
        new MachineKeys(new Pki(folder.resolve("pki")), plan).of(plan.site().controller());
        Path file = folder.resolve("pki/machines").resolve(name).resolve("kubelet-server.crt");
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            assertThat(certificate.getSubjectAlternativeNames())
                    .contains(List.of(2, name), List.of(7, "192.168.56.20"));
        }
    }

    @Test
    void itIsTheSameAgainForTheSameKeys() {
        Demo demo = TestPlan.demo("box: false");
        assertThat(texts(demo, Dialect.CLOUD_INIT)).isEqualTo(texts(demo, Dialect.CLOUD_INIT));
    }

    @Test
    void inDifferentFoldersItDiffersInKeysAlone() {
        ClusterPlan plan = TestPlan.usual();
        List<MachineFile> one = files(plan, "one", 0);
        List<MachineFile> other = files(plan, "other", 0);
        assertThat(other).extracting(MachineFile::path).isEqualTo(paths(one));
        assertThat(differing(one, other)).isNotEmpty().allMatch(path -> path.startsWith("/etc/roadcase/pki/"));
    }

    @Test
    void machinesDifferInTheirEnvironmentAndTheirKeysAlone() {
        ClusterPlan plan = TestPlan.usual();
        assertThat(differing(files(plan, "keys", 1), files(plan, "keys", 2)))
                .allMatch(path -> path.equals("/etc/roadcase/node.env") || path.startsWith("/etc/roadcase/pki/"))
                .contains("/etc/roadcase/node.env", "/etc/roadcase/pki/kubelet.key")
                .doesNotContain("/etc/roadcase/pki/ca.crt");
    }

    @Test
    void secretsGoToTheControllerAloneAndAuthoritiesKeysToNobody() {
        Map<String, String> texts = texts(TestPlan.demo("box: false"), Dialect.CLOUD_INIT);
        assertThat(texts.get("controller")).contains(TestPlan.SECRET).doesNotContain("/ca.key", "-ca.key");
        texts.remove("controller");
        assertThat(texts.values())
                .hasSize(5)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(TestPlan.SECRET, "ca.key", "admin", "sa.key", "etcd", "snapshot.key"));
    }

    @Test
    void everyKeyOnAMachineIsForItsOwnerAlone() {
        assertThat(files(TestPlan.usual(), "keys", 0))
                .filteredOn(file -> file.path().endsWith(".key") || file.path().endsWith("workloads.json"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.octalMode()).isEqualTo("0600"));
    }

    @Test
    void theEnvironmentSaysWhatDiffers() {
        assertThat(files(TestPlan.usual(), "keys", 1))
                .filteredOn(file -> file.path().endsWith("node.env"))
                .singleElement()
                .extracting(MachineFile::content)
                .asString()
                .contains(
                        "ROADCASE_NAME=node-1\n",
                        "ROADCASE_ROLE=node\n",
                        "ROADCASE_ADDRESS=192.168.56.31\n",
                        "ROADCASE_REGISTRY=192.168.56.20:5000\n",
                        "ROADCASE_BUNDLE=https://192.168.56.20:5000\n",
                        "ROADCASE_POD_CIDR=10.1.31.0/24\n",
                        "ROADCASE_ROUTES=10.1.20.0/24=192.168.56.20 10.1.32.0/24=192.168.56.32",
                        "ROADCASE_PAUSE=docker.io/test/pause:1\n");
    }

    @Test
    void aMachineAloneIsControllerAndNodeAndNothingKeepsPodsAway() throws IOException {
        Demo demo = TestPlan.demo("box: false, nodes: {labels: {disk: ssd}}");
        Map<String, String> alone = contents(TestPlan.of(demo, TestSite.alone(folder, demo)));
        assertThat(alone.get("/etc/roadcase/node.env"))
                .contains(
                        "ROADCASE_ROLE=controller,node\n",
                        "ROADCASE_LABELS=disk=ssd\n",
                        "ROADCASE_MACHINES=controller\n",
                        "ROADCASE_ROUTES=\n")
                .doesNotContain("--register-with-taints");
        Map<String, String> among = contents(TestPlan.of(demo));
        assertThat(among.get("/etc/roadcase/node.env"))
                .contains("ROADCASE_ROLE=controller\n", "--register-with-taints", "ROADCASE_LABELS=\n");
        assertThat(alone.keySet()).isEqualTo(among.keySet());
    }

    @Test
    void aClusterWithoutNodesIsAMachineAlone() {
        assertThat(contents(TestPlan.of(TestPlan.demo("box: false, nodes: {count: 0}")))
                        .get("/etc/roadcase/node.env"))
                .contains("ROADCASE_ROLE=controller,node\n")
                .doesNotContain("--register-with-taints");
    }

    private Map<String, String> contents(ClusterPlan plan) {
        return files(plan, "keys", 0).stream().collect(Collectors.toMap(MachineFile::path, MachineFile::content));
    }

    @Test
    void theControllerKnowsWhomToExpect() {
        assertThat(files(TestPlan.usual(), "keys", 0))
                .filteredOn(file -> file.path().endsWith("node.env"))
                .singleElement()
                .extracting(MachineFile::content)
                .asString()
                .contains("ROADCASE_MACHINES=controller,node-1,node-2,node-3,node-4,node-5\n");
    }

    @Test
    void whatOneVersionOfKubernetesNeedsGoesToItsControllersAlone() {
        assertThat(brought(TestPlan.usual(), 0)).extracting(MachineFile::path).contains(TAINTS);
        assertThat(brought(TestPlan.usual(), 1)).extracting(MachineFile::path).doesNotContain(TAINTS);
        ClusterPlan plan = TestPlan.of(TestPlan.demo("v1.21.0", "box: false"));
        assertThat(brought(plan, 0)).extracting(MachineFile::path).doesNotContain(TAINTS);
    }

    /** The files that a machine takes from the agent's archive. */
    private List<MachineFile> brought(ClusterPlan plan, int machine) {
        String names = files(plan, "keys", machine).stream()
                .filter(file -> file.path().endsWith("node.env"))
                .flatMap(file -> file.content().lines())
                .filter(line -> line.startsWith("ROADCASE_FILES="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        return Stream.of(names.split(" "))
                .flatMap(name -> PlainFiles.of(name).stream())
                .toList();
    }

    @Test
    void aUnitThatIsNamedIsThere() {
        for (String cluster : List.of(
                "box: false",
                "box: false, network: {plugin: flannel}, dns: {}",
                "box: false, etcd: {members: 3, v2: true}")) {
            Demo demo = TestPlan.demo(cluster);
            ClusterPlan plan = TestPlan.of(demo);
            for (int machine = 0; machine < 2; machine++) {
                List<MachineFile> files = new ArrayList<>(files(plan, "keys", machine));
                files.addAll(brought(plan, machine));
                List<String> known = files.stream()
                        .map(file -> Path.of(file.path()).getFileName().toString())
                        .toList();
                assertThat(wanted(files)).isNotEmpty().isSubsetOf(known);
            }
        }
    }

    /** A name that none of CoreDNS's plugins answers for is a failure of the server, and asked for again and again. */
    @Test
    void coreDnsIsGivenTheFilesThatItReadsAndHasAnAnswerForEveryName() {
        Demo demo = TestPlan.demo("box: false, dns: {records: {db.demo: 192.168.56.1}}");
        ClusterPlan plan = TestPlan.of(demo);
        Map<String, String> files = contents(plan);
        brought(plan, 0).forEach(file -> files.put(file.path(), file.content()));
        String corefile = files.get("/etc/roadcase/dns/Corefile");
        List<String> read = Pattern.compile("/etc/coredns/(\\S+)")
                .matcher(corefile)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(read).contains("records").allSatisfy(name -> {
            assertThat(files).containsKey("/etc/roadcase/dns/" + name);
            assertThat(files.get("/etc/roadcase/bin/roadcase-dns"))
                    .containsPattern("--from-file=\"\\$dns\"/\\{.*\\b" + name + "\\b.*}");
        });
        assertThat(corefile).containsPattern("(?m)^ +file /etc/coredns/\\S+ \\.$");
    }

    @Test
    void coreDnsLeavesANodeThatIsGoneAtOnce() {
        String manifests = PlainFiles.of("dns").stream()
                .filter(file -> file.path().endsWith("coredns.yaml"))
                .map(MachineFile::content)
                .collect(Collectors.joining());
        assertThat(new Yaml().loadAll(manifests))
                .filteredOn(object -> ((Map<?, ?>) object).get("kind").equals("Deployment"))
                .singleElement(InstanceOfAssertFactories.MAP)
                .extractingByKey("spec", InstanceOfAssertFactories.MAP)
                .extractingByKey("template", InstanceOfAssertFactories.MAP)
                .extractingByKey("spec", InstanceOfAssertFactories.MAP)
                .extractingByKey("tolerations", InstanceOfAssertFactories.LIST)
                .extracting("key", "effect", "tolerationSeconds")
                .containsExactlyInAnyOrder(
                        tuple("node.kubernetes.io/unreachable", "NoExecute", 0),
                        tuple("node.kubernetes.io/not-ready", "NoExecute", 0));
    }

    private ClusterPlan plan(String site) throws IOException {
        Demo demo = TestPlan.demo("box: false");
        return TestPlan.of(demo, TestSite.read(folder, site, demo));
    }

    private Map<String, String> texts(Demo demo, Dialect dialect) {
        ClusterPlan plan = TestPlan.of(demo);
        UserData userData = userData(plan, "pki", dialect, false);
        return plan.site().machines().stream().collect(Collectors.toMap(SiteMachine::name, userData::text));
    }

    private List<MachineFile> files(ClusterPlan plan, String keys, int machine) {
        return userData(plan, keys, Dialect.COREOS, false)
                .of(plan.site().machines().get(machine))
                .files();
    }

    private UserData userData(ClusterPlan plan, String keys, Dialect dialect, boolean bare) {
        return new UserData(plan, new Pki(folder.resolve(keys)), UserDataReader.of(dialect), bare);
    }

    private static List<String> paths(List<MachineFile> files) {
        return files.stream().map(MachineFile::path).toList();
    }

    private static List<String> differing(List<MachineFile> one, List<MachineFile> other) {
        return Stream.concat(one.stream(), other.stream())
                .filter(file -> !(one.contains(file) && other.contains(file)))
                .map(MachineFile::path)
                .distinct()
                .toList();
    }

    private static List<String> wanted(List<MachineFile> files) {
        return files.stream()
                .filter(file -> file.path().contains("/systemd/"))
                .flatMap(file -> file.content().lines())
                .filter(line -> line.startsWith("Wants="))
                .flatMap(line -> Stream.of(line.substring("Wants=".length()).split(" ")))
                .filter(unit -> !unit.equals("containerd.service"))
                .distinct()
                .toList();
    }
}
