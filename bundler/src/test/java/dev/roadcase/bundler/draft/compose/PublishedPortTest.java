package dev.roadcase.bundler.draft.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedPortTest {
    private final Interpolation values = new Interpolation(new DotEnv(Map.of("PORT", "8080")));

    @ParameterizedTest
    @CsvSource({
        "3000, 3000>3000/TCP",
        "8080:80, 8080>80/TCP",
        "127.0.0.1:8001:8002, 8001>8002/TCP",
        "'[::1]:8001:8002', 8001>8002/TCP",
        "127.0.0.1::80, 80>80/TCP",
        "53:53/udp, 53>53/UDP",
        "${PORT}:80, 8080>80/TCP",
        "3000-3002, 3000>3000/TCP 3001>3001/TCP 3002>3002/TCP",
        "9090-9091:8080-8081, 9090>8080/TCP 9091>8081/TCP",
        "8000-8010:80, 8000>80/TCP"
    })
    void shortForms(String text, String ports) {
        assertThat(text(PublishedPort.published(new Tree.Leaf(text), values))).isEqualTo(ports);
    }

    @Test
    void theLongForm() {
        Tree item = new Tree.Mapping(Map.of(
                "target", new Tree.Leaf("80"), "published", new Tree.Leaf("8080"), "protocol", new Tree.Leaf("udp")));
        assertThat(text(PublishedPort.published(item, values))).isEqualTo("8080>80/UDP");
        assertThat(text(PublishedPort.published(new Tree.Mapping(Map.of("target", new Tree.Leaf("80"))), values)))
                .isEqualTo("80>80/TCP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "70000", "80/icmp", "1-5000", "9-3", "8080:", "99999999999"})
    void whatIsNoPortIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublishedPort.published(new Tree.Leaf(text), values));
    }

    private static String text(List<PublishedPort> ports) {
        return ports.stream()
                .map(port ->
                        port.published().map(Object::toString).orElse("") + ">" + port.target() + "/" + port.protocol())
                .collect(Collectors.joining(" "));
    }
}
