package dev.roadcase.bundler.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.spec.Demo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
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
    private static final int ROOM = 3 << 10;
    private static final String TAINTS = "/etc/systemd/system/roadcase-taints.service";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "box: false",
                "box: false, network: {plugin: flannel}, dns: {records: {db.demo: 192.168.56.1}}",
                "box: false, runtime: docker"
            })
    void coreosCloudinitsValidatorWouldNotEvenWarn(String cluster) {
        texts(TestShow.demo(cluster), Dialect.COREOS)
                .values()
                .forEach(text -> assertThat(CoreosRules.broken(text)).isEmpty());
    }

    @Test
    void theRulesOfTheDialectFindWhatTheyAreFor() {
        assertThat(CoreosRules.broken("""
                #cloud-config
                hostname: a
                colour: red
                coreos:
                  update: {reboot-strategy: "off"}
                  units:
                    - {name: a.service, enable: yes, command: begin, drop-ins: []}
                write_files:
                  - {path: /a, permissions: "rw", content: "$private_ipv4"}
                """)).hasSize(7);
    }

    @Test
    void aBareMachineWhoseLinkIsKnownGivesItselfItsAddress() throws IOException {
        ClusterPlan show = TestShow.show(TestShow.demo("box: false"), TestShow.site(folder, """
                network: {gateway: 192.168.56.1}
                machines:
                  - {name: controller, role: controller, address: 192.168.56.20, mac: "52:54:00:00:00:20"}
                """));
        String text =
                userData(show, "pki", Dialect.COREOS, true).text(show.site().controller());
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

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void userDataHasRoomForParametersInAnyPlaceThatReadsIt(Dialect dialect) {
        assertThat(bytesOfTheLargest("v1.36.4", dialect)).isLessThan(UserData.MOST_BYTES - ROOM);
        assertThat(bytesOfTheLargest("v1.20.2", dialect)).isLessThan(UserData.MOST_BYTES - ROOM / 2);
    }

    private int bytesOfTheLargest(String kubernetes, Dialect dialect) {
        String cluster = "box: false, nodes: {count: 50}, network: {plugin: flannel}, dns: {}";
        return texts(TestShow.demo(kubernetes, cluster), dialect).values().stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "0", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeff"})
    void aMachineWithAnUnusualNameHasItInItsCertificates(String name) throws Exception {
        Site site = TestShow.site(
                folder, "machines:\n  - {name: \"%s\", role: controller, address: 192.168.56.20}\n".formatted(name));
        new MachineKeys(new Pki(folder.resolve("pki")), TestShow.show(TestShow.demo("box: false"), site))
                .of(site.controller());
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
        Demo demo = TestShow.demo("box: false");
        assertThat(texts(demo, Dialect.CLOUD_INIT)).isEqualTo(texts(demo, Dialect.CLOUD_INIT));
    }

    @Test
    void inDifferentFoldersItDiffersInKeysAlone() {
        ClusterPlan show = TestShow.usual();
        List<MachineFile> one = files(show, "one", 0);
        List<MachineFile> other = files(show, "other", 0);
        assertThat(other).extracting(MachineFile::path).isEqualTo(paths(one));
        assertThat(differing(one, other)).isNotEmpty().allMatch(path -> path.startsWith("/etc/roadcase/pki/"));
    }

    @Test
    void machinesDifferInTheirEnvironmentAndTheirKeysAlone() {
        ClusterPlan show = TestShow.usual();
        assertThat(differing(files(show, "keys", 1), files(show, "keys", 2)))
                .allMatch(path -> path.equals("/etc/roadcase/node.env") || path.startsWith("/etc/roadcase/pki/"))
                .contains("/etc/roadcase/node.env", "/etc/roadcase/pki/kubelet.key")
                .doesNotContain("/etc/roadcase/pki/ca.crt");
    }

    @Test
    void secretsGoToTheControllerAloneAndAuthoritiesKeysToNobody() {
        Map<String, String> texts = texts(TestShow.demo("box: false"), Dialect.CLOUD_INIT);
        assertThat(texts.get("controller")).contains(TestShow.SECRET).doesNotContain("/ca.key", "-ca.key");
        texts.remove("controller");
        assertThat(texts.values())
                .hasSize(5)
                .allSatisfy(
                        text -> assertThat(text).doesNotContain(TestShow.SECRET, "ca.key", "admin", "sa.key", "etcd"));
        ClusterPlan show = TestShow.usual();
        assertThat(new ClusterJson(show, Dialect.COREOS).toString())
                .doesNotContain(TestShow.SECRET)
                .contains("http://192.168.56.20:8080/")
                .doesNotContain("\"Secret\"");
        assertThat(show.toString()).doesNotContain(TestShow.SECRET);
    }

    @Test
    void clusterJsonSaysWhetherTestsHaveRunAClusterLikeThis() {
        assertThat(clusterJson("box: false")).contains("\"tested\" : true");
        assertThat(clusterJson("box: false, network: {plugin: flannel}")).contains("\"tested\" : false");
    }

    @Test
    void everyKeyOnAMachineIsForItsOwnerAlone() {
        assertThat(files(TestShow.usual(), "keys", 0))
                .filteredOn(file -> file.path().endsWith(".key") || file.path().endsWith("workloads.json"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.octalMode()).isEqualTo("0600"));
    }

    @Test
    void theEnvironmentSaysWhatDiffers() {
        assertThat(files(TestShow.usual(), "keys", 1))
                .filteredOn(file -> file.path().endsWith("node.env"))
                .singleElement()
                .extracting(MachineFile::content)
                .asString()
                .contains(
                        "ROADCASE_NAME=node-1\n",
                        "ROADCASE_ROLE=node\n",
                        "ROADCASE_ADDRESS=192.168.56.31\n",
                        "ROADCASE_REGISTRY=192.168.56.20:5000\n",
                        "ROADCASE_BUNDLE=/dev/sr[0-9] /dev/sd[a-z] /dev/vd[a-z] https://192.168.56.20:5000\n",
                        "ROADCASE_POD_CIDR=10.1.31.0/24\n",
                        "ROADCASE_ROUTES=10.1.20.0/24=192.168.56.20 10.1.32.0/24=192.168.56.32",
                        "ROADCASE_PAUSE=docker.io/test/pause:1\n");
    }

    @Test
    void theControllerKnowsWhomToExpect() {
        assertThat(files(TestShow.usual(), "keys", 0))
                .filteredOn(file -> file.path().endsWith("node.env"))
                .singleElement()
                .extracting(MachineFile::content)
                .asString()
                .contains("ROADCASE_MACHINES=controller,node-1,node-2,node-3,node-4,node-5\n");
    }

    @Test
    void whatOneVersionOfKubernetesNeedsGoesToItsControllersAlone() {
        assertThat(files(TestShow.usual(), "keys", 0))
                .extracting(MachineFile::path)
                .contains(TAINTS);
        assertThat(files(TestShow.usual(), "keys", 1))
                .extracting(MachineFile::path)
                .doesNotContain(TAINTS);
        Demo newer = TestShow.demo("v1.21.0", "box: false");
        ClusterPlan show = TestShow.show(newer, Site.usual(newer.cluster().orElseThrow()));
        assertThat(files(show, "keys", 0)).extracting(MachineFile::path).doesNotContain(TAINTS);
    }

    @Test
    void aUnitThatIsNamedIsThere() {
        for (String cluster : List.of("box: false", "box: false, network: {plugin: flannel}, dns: {}")) {
            Demo demo = TestShow.demo(cluster);
            ClusterPlan show = TestShow.show(demo, Site.usual(demo.cluster().orElseThrow()));
            for (int machine = 0; machine < 2; machine++) {
                List<MachineFile> files = files(show, "keys", machine);
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
        Demo demo = TestShow.demo("box: false, dns: {records: {db.demo: 192.168.56.1}}");
        ClusterPlan show = TestShow.show(demo, Site.usual(demo.cluster().orElseThrow()));
        Map<String, String> files =
                files(show, "keys", 0).stream().collect(Collectors.toMap(MachineFile::path, MachineFile::content));
        String corefile = files.get("/etc/roadcase/dns/Corefile");
        List<String> read = Pattern.compile("/etc/coredns/(\\S+)")
                .matcher(corefile)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(read).contains("records").allSatisfy(name -> {
            assertThat(files).containsKey("/etc/roadcase/dns/" + name);
            assertThat(files.get("/etc/roadcase/bin/roadcase-dns")).contains(" --from-file=$dns/" + name + " ");
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

    @Test
    void contentThatNoBlockCanHoldGoesInBase64() {
        assertThat(new YamlLines().content("  ", " begins with a blank\n").toString())
                .contains("encoding: b64");
        assertThat(new YamlLines().content("  ", "no end of line").toString()).contains("encoding: b64");
        assertThat(new YamlLines().content("  ", "ümlaut\n").toString()).contains("encoding: b64");
        assertThat(new YamlLines().content("  ", "a\nb $private_ipv4\n").toString())
                .contains("encoding: b64");
        assertThat(new YamlLines().content("  ", "plain\n\ntext\n").toString())
                .isEqualTo("  content: |\n   plain\n\n   text\n");
    }

    @Test
    void aFolderWithAnotherClustersKeysIsRefused() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        output.refuseAnother("test");
        new Pki(output.keys()).cluster();
        assertThatThrownBy(() -> output.refuseAnother("test")).hasMessageContaining("no cluster.json that says whose");
        output.writeCluster("{\"name\":\"test\"}");
        output.refuseAnother("test");
        assertThatThrownBy(() -> output.refuseAnother("other"))
                .hasMessageContaining("holds the keys of another cluster, \"test\"");
    }

    @Test
    void whatStandsInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new OutputFolder(file).writeCluster("{}"))
                .hasMessage("write " + file + "/cluster.json: something else stands at " + file);
        assertThatThrownBy(() -> new OutputFolder(folder).link("file", folder))
                .hasMessage("link " + file + " to " + folder + ": something else stands at " + file);
        assertThat(file).isEmptyFile();
    }

    @Test
    void whatCannotBeWrittenLeavesNothing() throws IOException {
        Files.createDirectories(folder.resolve("cluster.json/full"));
        assertThatThrownBy(() -> new OutputFolder(folder).writeCluster("{}")).isInstanceOf(Problem.class);
        assertThat(folder).isDirectoryNotContaining("glob:**.roadcase-new-*");
    }

    private static String clusterJson(String cluster) {
        Demo demo = TestShow.demo(cluster);
        ClusterPlan show = TestShow.show(demo, Site.usual(demo.cluster().orElseThrow()));
        return new ClusterJson(show, Dialect.COREOS).toString();
    }

    private Map<String, String> texts(Demo demo, Dialect dialect) {
        ClusterPlan show = TestShow.show(demo, Site.usual(demo.cluster().orElseThrow()));
        UserData userData = userData(show, "pki", dialect, false);
        return show.site().machines().stream().collect(Collectors.toMap(SiteMachine::name, userData::text));
    }

    private List<MachineFile> files(ClusterPlan show, String keys, int machine) {
        return userData(show, keys, Dialect.COREOS, false)
                .of(show.site().machines().get(machine))
                .files();
    }

    private UserData userData(ClusterPlan show, String keys, Dialect dialect, boolean bare) {
        return new UserData(show, new Pki(folder.resolve(keys)), UserDataReader.of(dialect), bare);
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
