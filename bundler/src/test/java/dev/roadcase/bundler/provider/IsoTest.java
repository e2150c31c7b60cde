package dev.roadcase.bundler.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IsoTest {
    private static final byte[] CONTENT = "#cloud-config\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);

    @Test
    void theSameContentGivesTheSameBytesInWholeSectors() {
        byte[] one = volume(Map.of("user_data", CONTENT)).bytes();
        assertThat(volume(Map.of("user_data", CONTENT)).bytes()).isEqualTo(one);
        assertThat(one.length % Iso.SECTOR).isZero();
        assertThat(one.length).isBetween(CONTENT.length, CONTENT.length + 25 * Iso.SECTOR);
    }

    @Test
    void theLabelStandsWhereTheStandardPutsIt() {
        byte[] volume = volume(Map.of("user_data", CONTENT)).bytes();
        assertThat(new String(volume, 16 * Iso.SECTOR + 40, 32, StandardCharsets.US_ASCII))
                .isEqualTo("%-32s".formatted("config-2"));
    }

    @Test
    void moreFilesThanTheirListHasRoomForAreRefused() {
        Map<String, byte[]> many = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            many.put("a-file-with-a-long-name-" + i, CONTENT);
        }
        assertThatThrownBy(() -> volume(many).bytes()).isInstanceOf(IllegalArgumentException.class);
    }

    private static Iso volume(Map<String, byte[]> files) {
        return new Iso("config-2", "openstack", "latest", files);
    }
}
