package dev.roadcase.bundler.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.cluster.site.Hardware;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.cluster.site.SiteNetwork;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigDriveTest {
    private static final Pattern ID = Pattern.compile("\"uuid\" ?: ?\"([0-9a-f-]{36})\"");
    private static final SiteMachine CONTROLLER = new SiteMachine(
            "controller",
            Role.CONTROLLER,
            Ipv4Address.parse("192.168.56.20"),
            new Hardware(Optional.of("52:54:00:00:00:20"), Optional.empty(), true),
            Map.of());

    @Test
    void theSameContentGivesTheSameVolume() {
        assertThat(volume("none", "#cloud-config\n")).isEqualTo(volume("none", "#cloud-config\n"));
    }

    /** cloud-init takes what is in a volume, its network too, once for each id. */
    @Test
    void otherContentHasAnotherId() {
        String id = id(volume("none", "#cloud-config\n"));
        assertThat(id(volume("none", "#cloud-config\nhostname: other\n"))).isNotEqualTo(id);
        assertThat(id(volume("192.168.56.1", "#cloud-config\n"))).isNotEqualTo(id);
    }

    private static byte[] volume(String gateway, String userData) {
        SiteNetwork network = new SiteNetwork(
                Cidr.parse("192.168.56.0/24"),
                Optional.of(gateway).filter(text -> !text.equals("none")).map(Ipv4Address::parse),
                true);
        return new ConfigDrive(network, CONTROLLER, userData).bytes();
    }

    private static String id(byte[] volume) {
        Matcher matcher = ID.matcher(new String(volume, StandardCharsets.ISO_8859_1));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
