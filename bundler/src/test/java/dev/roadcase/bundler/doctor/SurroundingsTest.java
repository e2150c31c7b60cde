package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.cluster.site.LaptopNetwork;
import dev.roadcase.bundler.doctor.computer.LaptopRoute;
import dev.roadcase.bundler.doctor.computer.ListeningPorts;
import dev.roadcase.bundler.doctor.computer.ProgramAnswer;
import dev.roadcase.bundler.doctor.computer.ProgramQuestion;
import dev.roadcase.bundler.doctor.computer.SystemFiles;
import dev.roadcase.bundler.show.ShowDemo;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports, networks, other shows and firewalls of this computer. */
class SurroundingsTest {
    private static final ShowNetworks SHOW = new ShowNetworks(
            Optional.of(Cidr.parse("192.168.56.0/24")),
            Optional.of(Cidr.parse("10.1.0.0/16")),
            Optional.of(Cidr.parse("10.3.0.0/16")),
            Set.of(Ipv4Address.parse("192.168.56.20")));

    @TempDir
    Path root;

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private List<Symptom> ports(boolean published) {
        return new PortExamination(new ListeningPorts(new SystemFiles(root)), Set.of(30373), published).symptoms();
    }

    @Test
    void aTakenPortSpoilsWhereMachinesHaveNoAddressesOfTheirOwn() throws IOException {
        assertThat(ports(true)).extracting(Symptom::severity).containsExactly(Severity.NOT_KNOWN);
        write("proc/net/tcp", "head\n 0: 00000000:76A5 00000000:0000 0A 0:0 00:0 0 0 0 11 1 0\n");
        assertThat(ports(true))
                .containsExactly(Symptom.spoils(
                        "port 30373 of this computer is taken; only root may know by whom",
                        "see who it is (sudo ss -ltnp) and end it, or move it to another port"));
        assertThat(ports(false)).extracting(Symptom::severity).containsExactly(Severity.MAY_SPOIL);
        write("proc/9/comm", "docker-proxy\n");
        Files.createSymbolicLink(
                Files.createDirectories(root.resolve("proc/9/fd")).resolve("1"), Path.of("socket:[11]"));
        assertThat(ports(true))
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.MAY_SPOIL))
                .satisfies(its -> assertThat(its.what()).contains("taken by docker-proxy"));
    }

    private static List<String> networks(String device, String network, String own, LaptopRoute... routes) {
        LaptopNetwork connected = new LaptopNetwork(device, Cidr.parse(network), Ipv4Address.parse(own));
        return new NetworkExamination(SHOW, List.of(connected), List.of(routes))
                .symptoms().stream()
                        .map(its -> its.severity() + ": " + its.what())
                        .toList();
    }

    private static LaptopRoute route(String device, String network) {
        return new LaptopRoute(device, Cidr.parse(network));
    }

    @Test
    void thisComputerMayBeInTheMachinesNetworkAndInNoOtherOfTheirs() {
        assertThat(networks("eth0", "192.168.1.0/24", "192.168.1.2", route("eth0", "0.0.0.0/0")))
                .isEmpty();
        assertThat(networks("br0", "192.168.56.0/24", "192.168.56.1", route("br0", "192.168.56.0/24")))
                .isEmpty();
        assertThat(networks("br0", "192.168.56.0/24", "192.168.56.20"))
                .containsExactly("spoils: this computer itself has the address 192.168.56.20 of a machine (br0)");
        assertThat(networks("wlan0", "10.0.0.0/8", "10.9.9.9", route("wlan0", "10.0.0.0/8")))
                .containsExactly(
                        "spoils: this computer's network wlan0 (10.0.0.0/8) and the pods' network of the show"
                                + " (10.1.0.0/16) overlap",
                        "spoils: this computer's network wlan0 (10.0.0.0/8) and the services' network of the show"
                                + " (10.3.0.0/16) overlap");
    }

    @Test
    void aVpnThatLeadsTheShowsAddressesAwayIsNamed() {
        assertThat(networks("eth0", "192.168.1.0/24", "192.168.1.2", route("tun0", "10.1.2.0/24")))
                .containsExactly(
                        "spoils: the VPN tun0 (10.1.2.0/24) and the pods' network of the show (10.1.0.0/16) overlap");
        assertThat(networks("eth0", "192.168.1.0/24", "192.168.1.2", route("wg0", "192.168.0.0/16")))
                .containsExactly("may spoil: the VPN wg0 (192.168.0.0/16) and the machines' network of the show"
                        + " (192.168.56.0/24) overlap");
        assertThat(networks(
                        "eth0",
                        "192.168.1.0/24",
                        "192.168.1.2",
                        route("ppp0", "0.0.0.0/1"),
                        route("ppp0", "128.0.0.0/1")))
                .containsExactly("may spoil: the VPN ppp0 takes all traffic; some cut off the networks beside them");
    }

    private static ShowFolder show(String name, String address) {
        return new ShowFolder(
                Path.of("/shows", name),
                Path.of("/a.bundle"),
                Digest.of(new byte[0]),
                address + ":5000",
                Cidr.parse("192.168.56.0/24"),
                List.of(new ShowMachine("controller", Role.CONTROLLER, Ipv4Address.parse(address))),
                new ShowDemo(name, "1", List.of(), List.of(), List.of()),
                List.of());
    }

    @Test
    void anotherShowThatRunsWithTheSameAddressesIsNamed() {
        List<ShowFolder> shows =
                List.of(show("this", "192.168.56.20"), show("that", "192.168.56.20"), show("far", "10.9.0.1"));
        Optional<Path> folder = Optional.of(Path.of("/shows/../shows/this"));
        assertThat(new OtherShowsExamination(SHOW, folder, shows, show -> false).symptoms())
                .isEmpty();
        assertThat(new OtherShowsExamination(SHOW, folder, shows, show -> true).symptoms())
                .singleElement()
                .satisfies(its -> assertThat(its.severity()).isEqualTo(Severity.MAY_SPOIL))
                .satisfies(its -> assertThat(its.what()).startsWith("the show that in /shows/that has addresses"));
        assertThat(new OtherShowsExamination(SHOW, Optional.empty(), shows, show -> true).symptoms())
                .extracting(Symptom::severity)
                .containsExactly(Severity.SPOILS, Severity.SPOILS);
    }

    private List<Severity> firewall(Map<String, ProgramAnswer> answers, boolean containers) {
        ProgramQuestion programs = command -> answers.getOrDefault(command[0], ProgramAnswer.missing(command[0]));
        return new FirewallExamination(programs, new SystemFiles(root), containers)
                .symptoms().stream().map(Symptom::severity).toList();
    }

    @Test
    void aFirewallThatDropsIsFoundAndOneThatMayNotBeReadIsSaid() throws IOException {
        ProgramAnswer drops = ProgramAnswer.of("-P FORWARD DROP\n");
        assertThat(firewall(Map.of("iptables", ProgramAnswer.of("-P FORWARD ACCEPT\n")), true))
                .isEmpty();
        assertThat(firewall(Map.of("iptables", drops), true)).containsExactly(Severity.SPOILS);
        assertThat(firewall(Map.of("iptables", drops), false)).containsExactly(Severity.MAY_SPOIL);
        assertThat(firewall(Map.of("nft", ProgramAnswer.failed("", "Operation not permitted")), true))
                .containsExactly(Severity.NOT_KNOWN);
        write("etc/ufw/ufw.conf", "# on boot\nENABLED=yes\n");
        assertThat(firewall(Map.of("nft", ProgramAnswer.of(""), "firewall-cmd", ProgramAnswer.of("running\n")), true))
                .containsExactly(Severity.MAY_SPOIL, Severity.MAY_SPOIL);
    }
}
