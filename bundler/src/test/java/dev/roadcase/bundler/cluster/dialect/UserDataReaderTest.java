package dev.roadcase.bundler.cluster.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

class UserDataReaderTest {
    @ParameterizedTest
    @CsvSource({
        "flatcar-stable, coreos",
        "flatcar, coreos",
        "coreos-alpha, coreos",
        "coreosx, cloud-init",
        "debian-12, cloud-init",
        "ubuntu-24.04, cloud-init"
    })
    void anOperatingSystemBringsItsOwn(String os, String dialect) {
        assertThat(UserDataReader.usual(os).dialect()).hasToString(dialect);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachDialectHasOneThatReadsIt(Dialect dialect) {
        assertThat(UserDataReader.of(dialect).dialect()).isEqualTo(dialect);
        assertThat(Dialect.parse(dialect.toString())).isEqualTo(dialect);
    }

    /** With {@code update}, a system that has no update.conf of its own would write no file at all. */
    @Test
    void coreosCloudinitIsToldOfUpdatesByFilesThatEverySystemTakes() {
        String text = new CoreosCloudinit().text(config("A unit"));
        assertThat(CoreosRules.broken(text)).isEmpty();
        Map<String, Object> root = new Yaml().load(text);
        assertThat(root.get("coreos"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("units");
        assertThat(root.get("write_files"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("path")
                .containsExactly("/etc/flatcar/update.conf", "/etc/coreos/update.conf");
    }

    @Test
    void aUnitThatNeedsAnEncodingIsAFileSinceUnitsKnowNone() {
        String text = new CoreosCloudinit().text(config("Größe"));
        assertThat(CoreosRules.broken(text)).isEmpty();
        Map<String, Object> root = new Yaml().load(text);
        assertThat(root.get("write_files"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("path")
                .contains("/etc/systemd/system/one.service");
    }

    @Test
    void ignitionStartsTheTargetAndLetsPeopleIn() {
        String text = new Ignition().text(new CloudConfig("node-1", List.of("ssh-ed25519 AAAA me"), List.of()));
        assertThat(text)
                .contains("\"users\":[{\"name\":\"core\",\"sshAuthorizedKeys\":[\"ssh-ed25519 AAAA me\"]}]")
                .contains("{\"name\":\"roadcase.target\",\"enabled\":true}");
    }

    private static CloudConfig config(String description) {
        return new CloudConfig(
                "node-1",
                List.of(),
                Stream.of("one.service", CloudConfig.TARGET)
                        .map(unit -> new MachineFile(
                                "/etc/systemd/system/" + unit,
                                MachineFile.PUBLIC,
                                "[Unit]\nDescription=" + (unit.equals(CloudConfig.TARGET) ? "Target" : description)
                                        + "\n"))
                        .toList());
    }

    @Test
    void anotherWordIsNoDialect() {
        assertThatThrownBy(() -> Dialect.parse("windows"))
                .hasMessage("not a dialect (coreos, cloud-init, ignition): \"windows\"");
    }
}
