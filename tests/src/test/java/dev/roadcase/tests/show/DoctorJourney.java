package dev.roadcase.tests.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would spoil a show is found on the evening before: each thing alone, and all of them at once. */
class DoctorJourney {
    private static final String NOTHING = ":";
    private static final String OFFICE =
            "ip link add office type bridge; ip address add 10.1.7.1/24 dev office; ip link set office up";
    private static final String VPN =
            "ip link add tun0 type bridge; ip address add 10.99.0.1/24 dev tun0; ip link set tun0 up;"
                    + " ip route add 192.168.56.128/25 dev tun0";
    private static final String FIREWALL = "iptables -w -P FORWARD DROP";
    /** Listens, and then runs what follows. */
    private static final String LISTENER = "set -- perl -MIO::Socket::INET -e"
            + " '$s = IO::Socket::INET->new(LocalPort => 30373, Listen => 1) or die; exit(system(@ARGV) >> 8)' \"$@\"";

    @TempDir
    private Path root;

    private ExaminedShow show;

    @BeforeEach
    void write() throws IOException {
        show = ExaminedShow.in(root);
    }

    private Ran examined(Launcher launcher) {
        return launcher.run("doctor", "stage", "--json");
    }

    /** It ends with this code, and has found exactly this. */
    private static void requireFound(Ran ran, int code, String examination, String severity, String what) {
        assertThat(ran.exitCode()).as("%s", ran).isEqualTo(code);
        assertThat(findings(ran)).singleElement().satisfies(its -> {
            assertThat(its.path("examination").asText()).isEqualTo(examination);
            assertThat(its.path("severity").asText()).isEqualTo(severity);
            assertThat(its.path("what").asText()).contains(what);
            assertThat(its.path("advice").asText()).isNotEmpty();
        });
    }

    private static List<JsonNode> findings(Ran ran) {
        return StreamSupport.stream(ran.json().path("findings").spliterator(), false)
                .toList();
    }

    @Test
    void aShowThatIsWholeIsReadyAndSoIsThisComputerAlone() {
        Ran ran = show.after(NOTHING).run("doctor", "stage").succeeded();
        assertThat(ran.out())
                .isEqualTo("fine       container engine, privileges, engine's disk, memory, ports, networks, firewall,"
                        + " clock, keys, bundle, kubectl, show's folder, show's disk, other shows\n"
                        + "ready for the show\n");
        assertThat(ran.err()).isEmpty();
        Ran alone = show.after(NOTHING).run("doctor", "--json").succeeded();
        assertThat(alone.json().path("ready").asBoolean()).isTrue();
        assertThat(alone.json().path("examined").toString())
                .doesNotContain("bundle")
                .doesNotContain("memory");
        show.after(NOTHING).run("doctor", "nowhere").failed(3);
    }

    @Test
    void aContainerEngineThatDoesNotAnswerOrIsNotThereSpoils() {
        Launcher dead = show.after(NOTHING).with("DOCKER_HOST", "unix:///nowhere/docker.sock");
        requireFound(examined(dead), 6, "container engine", "spoils", "unix:///nowhere/docker.sock");
        Launcher without =
                show.after(NOTHING).with("PATH", show.programsWithoutDocker().toString());
        requireFound(examined(without), 6, "container engine", "spoils", "answers: docker is not installed; podman is");
    }

    @Test
    void whatIsInTheWayOnThisComputerSpoils() {
        requireFound(
                examined(show.after(LISTENER)), 6, "ports", "spoils", "port 30373 of this computer is taken by perl");
        requireFound(
                examined(show.after(OFFICE)), 6, "networks", "spoils", "office (10.1.7.0/24) and the pods' network");
        requireFound(examined(show.after(VPN)), 6, "networks", "spoils", "the VPN tun0 (192.168.56.128/25)");
        requireFound(examined(show.after(FIREWALL)), 6, "firewall", "spoils", "drops all that this computer forwards");
        Ran bundle = show.after(OFFICE + "; " + LISTENER).run("doctor", "small.bundle", "--json");
        assertThat(findings(bundle).stream().map(its -> its.path("examination").asText()))
                .contains("ports", "networks");
    }

    @Test
    void aBundleThatIsNotTrustedOrDamagedOrGoneSpoils() throws IOException {
        byte[] key = Files.readAllBytes(show.trusted());
        Files.delete(show.trusted());
        requireFound(examined(show.after(NOTHING)), 4, "keys", "spoils", "which is not trusted here");
        Files.write(show.trusted(), key);
        show.damage();
        requireFound(examined(show.after(NOTHING)), 4, "bundle", "spoils", "is not what its digest says");
        Files.delete(show.bundle());
        requireFound(examined(show.after(NOTHING)), 6, "show's folder", "spoils", "is gone: " + show.bundle());
    }

    @Test
    void theShowsFolderIsWholeAndFitsThisComputer() throws IOException {
        show.describe("4194304", "1099511627776");
        requireFound(examined(show.after(NOTHING)), 6, "memory", "spoils", "one machine takes 1048576 MiB");
        show.describe("}\n", "");
        Ran ran = examined(show.after(NOTHING));
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(findings(ran).stream().map(its -> its.path("what").asText()))
                .anyMatch(what -> what.startsWith("stage/cluster.json cannot be read"))
                .anyMatch(what -> what.startsWith("what the show needs of this computer: "));
    }

    @Test
    void whatMaySpoilIsSaidAndEndsWithNothingWrong() throws IOException {
        ExaminedShow.permit(show.folder().resolve("pki/admin.key"), "rw-r--r--");
        requireFound(examined(show.after(NOTHING)), 0, "show's folder", "may spoil", "stage/pki/admin.key");
        ExaminedShow.permit(show.folder().resolve("pki/admin.key"), "rw-------");
        Files.setLastModifiedTime(show.bundle(), FileTime.from(Instant.now().plus(Duration.ofDays(9))));
        requireFound(examined(show.after(NOTHING)), 0, "clock", "may spoil", "before the bundle was written");
    }

    @Test
    void allOfItIsFoundAtOnce() throws IOException {
        ExaminedShow.permit(show.folder().resolve("kubeconfig"), "rw-r--r--");
        ExaminedShow.permit(Files.writeString(root.resolve("settings/roadcase/signing.key"), "key"), "rw-r--r--");
        Files.delete(show.trusted());
        show.damage();
        show.describe("4194304", "1099511627776");
        Files.setLastModifiedTime(show.bundle(), FileTime.from(Instant.now().plus(Duration.ofDays(9))));
        Ran ran = show.after(String.join("; ", OFFICE, VPN, FIREWALL, LISTENER))
                .with("DOCKER_HOST", "unix:///nowhere/docker.sock")
                .run("doctor", "stage");
        assertThat(ran.exitCode()).as("%s", ran).isEqualTo(4);
        List<String> lines = new ArrayList<>(ran.out().lines().toList());
        assertThat(lines.remove(lines.size() - 1)).isEqualTo("8 things would spoil the show");
        Stream.of(
                        "which is not trusted here",
                        "is not what its digest says",
                        "no container engine answers",
                        "one machine takes 1048576 MiB",
                        "is taken by perl",
                        "office (10.1.7.0/24)",
                        "the VPN tun0",
                        "drops all that this computer forwards")
                .forEach(what -> assertThat(lines).anyMatch(line -> line.startsWith("spoils") && line.contains(what)));
        Stream.of("signing.key", "kubeconfig", "before the bundle was written")
                .forEach(what ->
                        assertThat(lines).anyMatch(line -> line.startsWith("may spoil") && line.contains(what)));
        assertThat(lines.stream().filter(line -> line.startsWith("           → ")))
                .hasSize(11);
    }
}
