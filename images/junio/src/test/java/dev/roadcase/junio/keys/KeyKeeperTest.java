package dev.roadcase.junio.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roadcase.junio.kubernetes.ClusterService;
import dev.roadcase.junio.parts.Heard;
import dev.roadcase.junio.parts.HeldKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyKeeperTest {
    private static final List<String> DOMAIN = List.of("cluster", "local");
    private static final String ROOT = "/skydns/local/cluster/svc/default/";
    private static final String SWITCH = "{\"host\":\"date-1-0-0.default.svc.cluster.local.\",\"port\":7001}";

    private final HeldKeys keys = new HeldKeys();
    private final Heard heard = new Heard();
    private final KeyKeeper keeper = new KeyKeeper(keys, DOMAIN, heard);

    private static ClusterService service(String name, String address, String... ports) {
        return new ClusterService(
                new ClusterService.Name("default", name),
                address,
                List.of(ports).stream()
                        .map(port -> new ClusterService.Port(port, "tcp", 7001))
                        .toList());
    }

    private void list(ClusterService... services) throws Exception {
        keeper.beforeList();
        keeper.listed(List.of(services));
    }

    @Test
    void keysAreWrittenAsKube2skyWroteThem() throws Exception {
        list(service("date-1-0-0", "10.3.7.9", "date"), service("headless", ""));
        String hash = "e6a08662";
        assertThat(keys.values())
                .isEqualTo(Map.of(
                        ROOT + "date-1-0-0/" + hash,
                        "{\"host\":\"10.3.7.9\",\"priority\":10,\"weight\":10,\"ttl\":30}",
                        ROOT + "date-1-0-0/_tcp/_date/" + hash,
                        "{\"host\":\"date-1-0-0.default.svc.cluster.local.\",\"port\":7001,"
                                + "\"priority\":10,\"weight\":10,\"ttl\":30}"));
    }

    @Test
    void whatIsThereIsNotWrittenAgain() throws Exception {
        list(service("date", "10.3.0.1", "date"));
        keys.changes.clear();
        list(service("date", "10.3.0.1", "date"));
        keeper.changed(service("date", "10.3.0.1", "date"));
        assertThat(keys.changes).isEmpty();
    }

    @Test
    void aServiceThatChangesLeavesNothingBehind() throws Exception {
        list(service("a", "10.3.0.1", "old"), service("b", "10.3.0.2"));
        keeper.changed(service("a", "10.3.0.9", "new"));
        assertThat(keys.values())
                .hasSize(3)
                .allSatisfy((path, value) -> assertThat(path).doesNotContain("_old"));
        assertThat(keys.values().values()).noneMatch(value -> value.contains("10.3.0.1\""));
        keeper.gone(service("a", "10.3.0.9", "new"));
        assertThat(keys.values()).hasSize(1);
    }

    @Test
    void whatWentWhileNobodyLookedIsRemovedAndWhatOthersHaveSetStays() throws Exception {
        list(service("a", "10.3.0.1", "date"), service("b", "10.3.0.2"));
        keys.with(ROOT + "date", SWITCH).with(ROOT + "by-hand/x1", SWITCH);
        KeyKeeper next = new KeyKeeper(keys, DOMAIN, heard);
        next.beforeList();
        next.listed(List.of(service("b", "10.3.0.3")));
        assertThat(keys.values().keySet())
                .hasSize(3)
                .contains(ROOT + "date", ROOT + "by-hand/x1")
                .noneMatch(path -> path.startsWith(ROOT + "a/"));
        assertThat(keys.values().values()).anyMatch(value -> value.contains("10.3.0.3"));
    }

    /** A keeper that heard of a Service earlier has written its keys between our reading and our list. */
    @Test
    void whatAnotherKeeperHasWrittenSinceIsNotRemoved() throws Exception {
        keeper.beforeList();
        KeyKeeper other = new KeyKeeper(keys, DOMAIN, heard);
        other.changed(service("new", "10.3.0.5"));
        keeper.listed(List.of());
        assertThat(keys.values()).hasSize(1);
        list();
        assertThat(keys.values()).isEmpty();
    }

    @Test
    void theSwitchIsNoServicesToRemove() throws Exception {
        keys.with(ROOT + "date", SWITCH);
        keeper.gone(service("date", "10.3.0.1"));
        assertThat(keys.values()).containsEntry(ROOT + "date", SWITCH);
    }

    @Test
    void whileEtcdIsAwayItSaysSoAndMakesUpForItAfterwards() throws Exception {
        keys.away(true);
        assertThatIOException().isThrownBy(() -> keeper.changed(service("a", "10.3.0.1")));
        keys.away(false);
        list(service("a", "10.3.0.1"));
        assertThat(keys.values()).hasSize(1);
    }
}
