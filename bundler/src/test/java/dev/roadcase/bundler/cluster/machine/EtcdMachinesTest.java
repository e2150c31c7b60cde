package dev.roadcase.bundler.cluster.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.cluster.dialect.CloudConfig;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.dialect.UserDataReader;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.plan.TestPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.cluster.site.TestSite;
import dev.roadcase.bundler.spec.Demo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcdMachinesTest {
    private static final String UNIT = "/etc/systemd/system/etcd.service";
    private static final String MEMBER = "/etc/roadcase/pki/etcd-member.crt";
    private static final String V2 = "/etc/roadcase/bin/roadcase-etcd-v2";
    private static final String BEFORE = "/etc/roadcase/bin/roadcase-etcd";
    private static final String ALL =
            "https://192.168.56.31:2379,https://192.168.56.32:2379,https://192.168.56.33:2379";

    @TempDir
    Path folder;

    @Test
    void oneMemberIsTheControllersAndNobodyElseReachesIt() {
        Map<String, String> controller = files("box: false", 0);
        assertThat(controller).containsKeys(UNIT, MEMBER).doesNotContainKeys(V2, BEFORE);
        assertThat(etcd(controller))
                .containsExactly(
                        "ROADCASE_ETCD_ENDPOINTS=https://127.0.0.1:2379",
                        "ROADCASE_ETCD_LISTEN=https://127.0.0.1:2379",
                        "ROADCASE_ETCD_ADVERTISE=https://127.0.0.1:2379",
                        "ROADCASE_ETCD_PEER=https://127.0.0.1:2380",
                        "ROADCASE_ETCD_CLUSTER=controller=https://127.0.0.1:2380",
                        "ROADCASE_ETCD_TOKEN=test",
                        "ROADCASE_ETCD_FLAGS=");
        assertThat(etcd(files("box: false", 1))).isEmpty();
    }

    @Test
    void flannelReachesTheOneMemberFromEveryMachine() {
        String cluster = "box: false, network: {plugin: flannel}";
        assertThat(etcd(files(cluster, 0)))
                .contains("ROADCASE_ETCD_LISTEN=https://127.0.0.1:2379,https://192.168.56.20:2379");
        assertThat(etcd(files(cluster, 1))).containsExactly("ROADCASE_ETCD_ENDPOINTS=https://192.168.56.20:2379");
    }

    @Test
    void threeMembersAreTheFirstThreeNodesAndKnowEachOther() {
        String cluster = "box: false, etcd: {members: 3}";
        assertThat(files(cluster, 0)).doesNotContainKeys(UNIT, MEMBER, V2);
        assertThat(etcd(files(cluster, 0))).containsExactly("ROADCASE_ETCD_ENDPOINTS=" + ALL);
        assertThat(files(cluster, 3)).containsKeys(UNIT, MEMBER, BEFORE);
        assertThat(etcd(files(cluster, 3)))
                .containsExactly(
                        "ROADCASE_ETCD_ENDPOINTS=" + ALL,
                        "ROADCASE_ETCD_LISTEN=https://127.0.0.1:2379,https://192.168.56.33:2379",
                        "ROADCASE_ETCD_ADVERTISE=https://192.168.56.33:2379",
                        "ROADCASE_ETCD_PEER=https://192.168.56.33:2380",
                        "ROADCASE_ETCD_CLUSTER=node-1=https://192.168.56.31:2380,node-2=https://192.168.56.32:2380,"
                                + "node-3=https://192.168.56.33:2380",
                        "ROADCASE_ETCD_TOKEN=test",
                        "ROADCASE_ETCD_FLAGS=");
        assertThat(files(cluster, 4)).doesNotContainKeys(UNIT, MEMBER, BEFORE);
        assertThat(etcd(files(cluster, 4))).isEmpty();
    }

    @Test
    void withFlannelEveryMachineKnowsAllMembers() {
        assertThat(etcd(files("box: false, network: {plugin: flannel}, etcd: {members: 3}", 5)))
                .containsExactly("ROADCASE_ETCD_ENDPOINTS=" + ALL);
    }

    /** A member takes none but these for another member (etcd's --peer-cert-allowed-cn), whoever else has a certificate. */
    @Test
    void aMembersCertificateIsForItsOwnAddressAndSaysThatItIsAMember() throws Exception {
        Map<String, String> files = files("box: false, etcd: {members: 3, v2: true}", 2);
        X509Certificate member = certificate(files.get(MEMBER));
        assertThat(member.getSubjectX500Principal()).hasToString("CN=etcd");
        assertThat(member.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(2, "node-2"),
                        List.of(7, "192.168.56.32"));
        assertThat(files.get(UNIT)).contains("--peer-cert-allowed-cn=etcd ", "--peer-client-cert-auth ");
        Map<String, String> controller = files("box: false, etcd: {members: 3, v2: true}", 0);
        assertThat(certificate(controller.get("/etc/roadcase/pki/etcd-client.crt"))
                        .getSubjectX500Principal())
                .hasToString("CN=root");
        assertThat(certificate(controller.get("/etc/roadcase/pki/etcd-v2.crt")).getSubjectX500Principal())
                .hasToString("CN=v2");
    }

    @Test
    void theV2ApiIsAnsweredOnRequestAndItsClientIsTheControllersToHandOn() {
        String cluster = "box: false, etcd: {members: 3, v2: true, namespace: demo}";
        Map<String, String> controller = files(cluster, 0);
        assertThat(controller).containsKeys(V2, "/etc/roadcase/pki/etcd-v2.key");
        assertThat(etcd(controller)).contains("ROADCASE_ETCD_V2=" + ALL, "ROADCASE_ETCD_NAMESPACE=demo");
        assertThat(etcd(files(cluster, 1))).contains("ROADCASE_ETCD_FLAGS=--enable-v2");
        assertThat(files(cluster, 1)).doesNotContainKeys(V2, "/etc/roadcase/pki/etcd-v2.key");
        assertThat(etcd(files("box: false, etcd: {v2: true}", 0)))
                .contains(
                        "ROADCASE_ETCD_ADVERTISE=https://192.168.56.20:2379",
                        "ROADCASE_ETCD_FLAGS=--enable-v2",
                        "ROADCASE_ETCD_V2=https://192.168.56.20:2379",
                        "ROADCASE_ETCD_NAMESPACE=");
    }

    @Test
    void aMachineAloneKeepsTheOnlyMemberHoweverManyTheDemoAsksFor() throws IOException {
        Demo demo = TestPlan.demo("box: false, etcd: {members: 3, v2: true, namespace: demo}");
        Map<String, String> files = files(TestPlan.of(demo, TestSite.alone(folder, demo)), 0);
        assertThat(files).containsKeys(UNIT, MEMBER, V2).doesNotContainKey(BEFORE);
        assertThat(etcd(files))
                .containsExactly(
                        "ROADCASE_ETCD_ENDPOINTS=https://127.0.0.1:2379",
                        "ROADCASE_ETCD_V2=https://192.168.56.20:2379",
                        "ROADCASE_ETCD_NAMESPACE=demo",
                        "ROADCASE_ETCD_LISTEN=https://127.0.0.1:2379,https://192.168.56.20:2379",
                        "ROADCASE_ETCD_ADVERTISE=https://192.168.56.20:2379",
                        "ROADCASE_ETCD_PEER=https://127.0.0.1:2380",
                        "ROADCASE_ETCD_CLUSTER=controller=https://127.0.0.1:2380",
                        "ROADCASE_ETCD_TOKEN=test",
                        "ROADCASE_ETCD_FLAGS=--enable-v2");
    }

    private Map<String, String> files(String cluster, int machine) {
        return files(TestPlan.of(TestPlan.demo(cluster)), machine);
    }

    /** What its user-data brings, and what it takes from the agent's archive. */
    private Map<String, String> files(ClusterPlan plan, int at) {
        SiteMachine machine = plan.site().machines().get(at);
        Stream<MachineFile> brought =
                new PlainFolders(plan, machine).names().stream().flatMap(name -> PlainFiles.of(name).stream());
        CloudConfig config = new UserData(
                        plan, new Pki(folder.resolve("pki")), UserDataReader.of(Dialect.CLOUD_INIT), false)
                .of(machine);
        return Stream.concat(config.files().stream(), brought)
                .collect(Collectors.toMap(MachineFile::path, MachineFile::content));
    }

    private static List<String> etcd(Map<String, String> files) {
        return files.get("/etc/roadcase/node.env")
                .lines()
                .filter(line -> line.startsWith("ROADCASE_ETCD_"))
                .toList();
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
