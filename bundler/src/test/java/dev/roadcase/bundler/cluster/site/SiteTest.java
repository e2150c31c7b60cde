package dev.roadcase.bundler.cluster.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.plan.TestPlan;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.cluster.MachineSize;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    private static final Demo DEMO = TestPlan.demo("box: false");
    private static final ClusterSpec CLUSTER = DEMO.cluster().orElseThrow();

    @TempDir
    Path folder;

    @Test
    void whereNobodySaysThereAreAControllerAndFiveNodesInVirtualBoxsOwnNetwork() {
        Site site = SiteFile.usual(CLUSTER, SiteNetwork.USUAL, TestSite.LAPTOP, List.of());
        assertThat(site.machines())
                .extracting(SiteMachine::name, machine -> machine.address().toString())
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("controller", "192.168.56.20"),
                        org.assertj.core.groups.Tuple.tuple("node-1", "192.168.56.31"))
                .hasSize(6);
        assertThat(site.network().gateway()).isEmpty();
    }

    @Test
    void everythingThatASiteCanSayIsRead() throws IOException {
        Site site = site(folder, """
                network: {machines: 192.168.60.0/24, gateway: 192.168.60.1, time: none}
                laptop: http://192.168.60.2:5000/
                sshKeys: ["ssh-ed25519 AAAA demo@laptop"]
                machines:
                  - {name: boss, role: controller, address: 192.168.60.20}
                  - name: west-1
                    role: node
                    address: 192.168.60.31
                    mac: "52:54:00:00:00:01"
                    ssh: core@192.168.60.31
                    disk: false
                    labels: {zone: west}
                parameters: {PORT: 9090}
                """);
        assertThat(site.network().gateway()).contains(Ipv4Address.parse("192.168.60.1"));
        assertThat(site.network().timeFromController()).isFalse();
        assertThat(site.laptop()).hasToString("Optional[http://192.168.60.2:5000]");
        assertThat(site.controller().name()).isEqualTo("boss");
        SiteMachine node = site.machines().get(1);
        assertThat(node.role()).isEqualTo(Role.NODE);
        assertThat(node.mac()).contains("52:54:00:00:00:01");
        assertThat(node.ssh()).contains("core@192.168.60.31");
        assertThat(node.hasDisk()).isFalse();
        assertThat(node.labels()).containsEntry("zone", "west");
        assertThat(site.parameters()).containsEntry("PORT", "9090");
    }

    @Test
    void aSiteIsTheSameWhenItsTextIsRead() throws IOException {
        Site site = site(folder, """
                network: {machines: 192.168.60.0/24, gateway: 192.168.60.1, time: none}
                laptop: http://192.168.60.2:5000/
                sshKeys: ["ssh-ed25519 AAAA demo@laptop"]
                machines:
                  - {name: boss, role: controller, address: 192.168.60.20}
                  - name: west-1
                    role: node
                    address: 192.168.60.31
                    mac: "52:54:00:00:00:01"
                    ssh: core@192.168.60.31
                    disk: false
                    labels: {zone: "1.10", empty: ""}
                parameters: {PORT: "0090", LICENSE: "a \\"b\\" # ${PORT} \\\\ ü"}
                """);
        assertThat(site(folder, new SiteText(site).toString())).isEqualTo(site);
        Site usual = Site.usual(CLUSTER);
        assertThat(site(folder, new SiteText(usual).toString())).isEqualTo(usual);
    }

    @Test
    void aMachineThatMovesTakesItsLoginAlongAndLeavesItsCardBehind() throws IOException {
        Site site = site(folder, """
                machines:
                  - {name: boss, role: controller, address: 192.168.56.20, ssh: core@boss.example}
                  - {name: west, role: node, address: 192.168.56.31, mac: "52:54:00:00:00:01", ssh: core@192.168.56.31}
                """);
        Ipv4Address other = Ipv4Address.parse("192.168.56.32");
        SiteMachine west = site.moved("west", other).machines().get(1);
        assertThat(west.address()).isEqualTo(other);
        assertThat(west.ssh()).contains("core@192.168.56.32");
        assertThat(west.mac()).isEmpty();
        assertThat(site.moved("west", other).machines().get(0))
                .isEqualTo(site.machines().get(0));
        assertThat(site.moved("boss", other).machines().get(0).ssh()).contains("core@boss.example");
    }

    @Test
    void aControllerMayTakeTheMachineOfANode() throws IOException {
        Site site = site(folder, """
                machines:
                  - {name: boss, role: controller, address: 192.168.56.20, ssh: core@boss.example}
                  - {name: west, role: node, address: 192.168.56.31, ssh: core@192.168.56.31, labels: {zone: west}}
                  - {name: east, role: node, address: 192.168.56.32, ssh: core@192.168.56.32}
                """).onto("boss", "west");
        assertThat(site.machines()).extracting(SiteMachine::name).containsExactly("boss", "east");
        assertThat(site.controller().address()).isEqualTo(Ipv4Address.parse("192.168.56.31"));
        assertThat(site.controller().ssh()).contains("core@192.168.56.31");
        assertThat(site.controller().labels()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), """
                network: {machines: 192.168.56.0/24, getaway: none}
                machines:
                  - {name: controller, role: controller, address: 192.168.56.20}
                  - {name: node-1, role: node, address: 192.168.56.31, mac: "52:54:00:00:00:01"}
                  - {name: node-1, role: node, address: 192.168.56.32}
                  - {name: node-2, role: node, address: 192.168.56.31}
                  - {name: node-3, role: node, address: 192.168.56.33, mac: "52:54:00:00:00:01"}
                  - {name: node-4, role: node, address: 10.0.0.1}
                  - {name: Node 5, role: laptop, address: 300.1.1.1, mac: nope}
                  - {name: node-6, role: node, address: 192.168.56.36, labels: {node-role.kubernetes.io/x: y}}
                  - {name: second, role: controller, address: 192.168.56.21}
                parameters: {PORT: many, PROT: 8080}
                """);
        Laptop small = new Laptop(
                List.of(new LaptopNetwork("eth0", Cidr.parse("10.1.0.0/24"), Ipv4Address.parse("10.1.0.7"))), 2L << 30);
        assertThatThrownBy(() -> SiteFile.read(file, DEMO, small, List.of("--set PROT: no such")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .message()
                .contains("site.yaml:1:38: unknown key \"getaway\": did you mean \"gateway\"?")
                .contains("site.yaml:5:12: the name node-1 stands twice, first in line 4")
                .contains("site.yaml:6:41: the address 192.168.56.31 stands twice, first in line 4")
                .contains("site.yaml:7:61: the hardware address 52:54:00:00:00:01 stands twice")
                .contains("site.yaml:8:5: node-4 is not in 192.168.56.0/24")
                .contains("site.yaml:9:12: not a machine's name")
                .contains("site.yaml:9:26: not a machine's role (controller or node): laptop")
                .contains("site.yaml:9:43: not an address")
                .contains("site.yaml:9:59: not a hardware address")
                .contains("site.yaml:10:65: a kubelet may not give itself the label \"node-role.kubernetes.io/x\"")
                .contains("site.yaml:11:26: the role controller stands twice")
                .contains("site.yaml:12:20: not a whole number: \"many\"")
                .contains("site.yaml:12:26: demo.yaml declares no parameter \"PROT\"")
                .contains("this computer's network eth0 (10.1.0.0/24) and the pods' (10.1.0.0/16) overlap")
                .contains("too little memory")
                .endsWith("--set PROT: no such");
    }

    @Test
    void aMachineAloneIsBothAndAsLargeAsBoth() throws IOException {
        Site alone = TestSite.alone(folder, DEMO);
        assertThat(alone.roles(alone.controller())).containsExactly(Role.CONTROLLER, Role.NODE);
        assertThat(CLUSTER.machine(alone.roles(alone.controller())))
                .isEqualTo(new MachineSize(
                        CLUSTER.controller().cpus() + CLUSTER.nodes().machine().cpus(),
                        CLUSTER.controller().memory()
                                + CLUSTER.nodes().machine().memory()));
        Site usual = Site.usual(CLUSTER);
        assertThat(usual.roles(usual.controller())).containsExactly(Role.CONTROLLER);
        assertThat(CLUSTER.machine(usual.roles(usual.controller()))).isEqualTo(CLUSTER.controller());
    }

    @Test
    void theMemoryOfAMachineAloneIsThatOfBoth() throws IOException {
        Path file = Files.writeString(
                folder.resolve("site.yaml"),
                "machines: [{name: controller, role: controller, address: 192.168.56.20}]\n");
        Laptop small = new Laptop(List.of(), 3L << 30);
        assertThatThrownBy(() -> SiteFile.read(file, DEMO, small, List.of()))
                .hasMessageContaining("1 machines take 3072 MiB");
    }

    @Test
    void aNameMayBeAsLongAsACertificateHasRoomFor() {
        assertThat(SiteMachine.requireName("a".repeat(52))).hasSize(52);
        assertThatThrownBy(() -> SiteMachine.requireName("a".repeat(53))).hasMessageContaining("at most 52");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01:00:5e:00:00:01", "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00"})
    void aHardwareAddressIsOneThatACardCanHave(String mac) {
        assertThatThrownBy(() -> Hardware.requireMac(mac)).hasMessageContaining("not a hardware address of a card");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.56.1:99999", "192.168.56.1:0", "192.168.56.1/?a=b"})
    void theLaptopIsWhereAnAgentCanAsk(String laptop) {
        assertThatThrownBy(() -> site(folder, "laptop: http://" + laptop + "\n"))
                .hasMessageContaining("site.yaml:1:9: not a server's address");
    }

    @Test
    void labelsAreThoseThatAKubeletTakes() {
        Demo demo = TestPlan.demo("box: false, nodes: {labels: {topology.kubernetes.io/zone: west,"
                + " a.node.kubernetes.io/rack: two, zone: west}}");
        assertThat(demo.cluster().orElseThrow().nodes().labels()).hasSize(3);
        for (String other : List.of("node-role.kubernetes.io/worker", "kubernetes.io/x", "a.k8s.io/x")) {
            assertThatThrownBy(() -> TestPlan.demo("box: false, nodes: {labels: {" + other + ": a}}"))
                    .hasMessageContaining("a kubelet may not give itself the label \"" + other + "\"");
        }
    }

    @Test
    void aSiteThatIsNotThereIsSaidSo() {
        Path none = folder.resolve("none.yaml");
        assertThatThrownBy(() -> SiteFile.read(none, DEMO, TestSite.LAPTOP, List.of()))
                .hasMessage("there is no file " + none);
    }

    @Test
    void aSiteWithoutAControllerIsNone() {
        assertThatThrownBy(() -> site(folder, "machines:\n  - {name: a, role: node, address: 192.168.56.31}\n"))
                .hasMessageContaining("site.yaml:2:3: no machine is the controller");
    }

    @Test
    void machinesThatNobodyNamedHaveToFitIntoTheirNetwork() {
        assertThatThrownBy(() -> site(folder, "network: {machines: 192.168.56.0/28}"))
                .hasMessage("the machines' network 192.168.56.0/28 is too small for 6 machines from .20 on: controller"
                        + " would have 192.168.56.20; choose a larger one, or name the machines in site.yaml");
        ClusterSpec large =
                TestPlan.demo("box: false, nodes: {count: 225}").cluster().orElseThrow();
        assertThatThrownBy(() ->
                        SiteFile.usual(large, SiteNetwork.USUAL, new Laptop(List.of(), Long.MAX_VALUE), List.of()))
                .hasMessageContaining("node-225 would have 192.168.56.255");
    }

    @Test
    void aMachinesAddressIsNobodyElses() {
        assertThatThrownBy(() -> site(folder, """
                        network: {gateway: 192.168.56.20}
                        laptop: http://192.168.56.31:5000
                        """))
                .hasMessage("the gateway has the address 192.168.56.20 of controller\n"
                        + "this computer (laptop in site.yaml) has the address 192.168.56.31 of node-1");
    }

    @Test
    void aControllerWithoutADiskNeedsALaptopThatServesTheBundle() throws IOException {
        String machines = "machines: [{name: boss, role: controller, address: 192.168.56.20, disk: false}]";
        assertThatThrownBy(() -> site(folder, machines))
                .hasMessage("boss has no disk with the bundle: add laptop: http://192.168.56.1:5000 to site.yaml, and"
                        + " serve the bundle there");
        assertThat(site(folder, "laptop: http://192.168.56.1:5000\n" + machines).hasDisks())
                .isFalse();
    }

    @Test
    void aNetworkOfMachinesIsOneThatTheyCanBeIn() {
        for (String network : List.of("127.0.0.0/24", "224.0.0.0/24", "0.0.0.0/24", "240.0.0.0/8")) {
            assertThatThrownBy(() -> site(folder, "network: {machines: " + network + "}"))
                    .hasMessage("the machines' network " + network + " has addresses that no machine can have");
        }
    }

    @Test
    void aControllerWithAMistakeIsStillTheController() {
        assertThatThrownBy(
                        () -> site(folder, "machines:\n  - {name: Boss, role: controller, address: 192.168.56.20}\n"))
                .hasMessageContaining("site.yaml:2:12: not a machine's name")
                .hasMessageNotContaining("no machine is the controller");
    }

    @Test
    void theLaptopMayBeInTheMachinesNetworkButNotAtTheirAddress() {
        Laptop beside = laptop("192.168.56.0/24", "192.168.56.1");
        assertThat(SiteFile.usual(CLUSTER, SiteNetwork.USUAL, beside, List.of()).machines())
                .hasSize(6);
        assertThatThrownBy(() -> SiteFile.usual(
                        CLUSTER, SiteNetwork.USUAL, laptop("192.168.56.0/24", "192.168.56.31"), List.of()))
                .hasMessage("this computer itself has the address 192.168.56.31 of node-1");
        assertThatThrownBy(() ->
                        SiteFile.usual(CLUSTER, SiteNetwork.USUAL, laptop("192.168.0.0/16", "192.168.1.1"), List.of()))
                .hasMessageContaining(
                        "this computer's network wlan0 (192.168.0.0/16) and the machines' (192.168.56.0/24)");
    }

    @Test
    void eachMemberOfEtcdNeedsANode() throws IOException {
        Demo demo = TestPlan.demo("box: false, etcd: {members: 3}");
        String machines = """
                machines:
                  - {name: node-1, role: node, address: 192.168.56.31}
                  - {name: controller, role: controller, address: 192.168.56.20}
                  - {name: node-2, role: node, address: 192.168.56.32}
                """;
        assertThatThrownBy(() -> TestSite.read(folder, machines, demo))
                .hasMessage(
                        "too few nodes: etcd has 3 members, each on a node of its own, and the site has 2: add nodes to"
                                + " site.yaml, or change etcd in demo.yaml and prepare it again");
        String more = machines + "  - {name: node-3, role: node, address: 192.168.56.33}\n";
        assertThat(TestSite.read(folder, more, demo).nodes())
                .extracting(SiteMachine::name)
                .containsExactly("node-1", "node-2", "node-3");
    }

    @Test
    void machinesThatExistAlreadyTakeNoMemoryOfTheLaptop() throws IOException {
        Path file = Files.writeString(
                folder.resolve("site.yaml"),
                "machines:\n  - {name: a, role: controller, address: 192.168.56.31, ssh: core@192.168.56.31}\n");
        assertThat(SiteFile.read(file, DEMO, new Laptop(List.of(), 1), List.of())
                        .machines())
                .hasSize(1);
        assertThatThrownBy(() -> SiteFile.usual(CLUSTER, SiteNetwork.USUAL, new Laptop(List.of(), 7L << 30), List.of()))
                .hasMessageContaining(
                        "6 machines take 7168 MiB, this computer itself needs 1024 MiB, and it has 7168 MiB");
    }

    @Test
    void podNetworksThatMachinesWouldShareAreRefused() {
        ClusterSpec tight = TestPlan.demo("box: false, network: {pods: 10.1.0.0/23}")
                .cluster()
                .orElseThrow();
        assertThatThrownBy(() -> SiteFile.usual(tight, SiteNetwork.USUAL, TestSite.LAPTOP, List.of()))
                .hasMessageContaining("the pods' network 10.1.0.0/23 is too small");
        ClusterSpec inside = TestPlan.demo("box: false, network: {services: 192.168.56.0/26}")
                .cluster()
                .orElseThrow();
        assertThatThrownBy(() -> SiteFile.usual(inside, SiteNetwork.USUAL, TestSite.LAPTOP, List.of()))
                .hasMessageContaining("the machines' network (192.168.56.0/24) and the services' (192.168.56.0/26)");
    }

    @Test
    void aMachinesPodNetworkFollowsFromItsAddressAlone() {
        PodRanges networks = new PodRanges(Cidr.parse("192.168.56.0/24"), Cidr.parse("10.1.0.0/16"));
        assertThat(networks.of(Ipv4Address.parse("192.168.56.31"))).hasToString("10.1.31.0/24");
        assertThat(networks.of(Ipv4Address.parse("192.168.56.20"))).hasToString("10.1.20.0/24");
    }

    private Site site(Path folder, String yaml) throws IOException {
        return TestSite.read(folder, yaml, DEMO);
    }

    private static Laptop laptop(String network, String own) {
        return new Laptop(List.of(new LaptopNetwork("wlan0", Cidr.parse(network), Ipv4Address.parse(own))), 32L << 30);
    }
}
