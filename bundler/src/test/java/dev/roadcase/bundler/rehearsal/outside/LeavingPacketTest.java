package dev.roadcase.bundler.rehearsal.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What socat 1.7 has printed of a link, and what is read from it. */
class LeavingPacketTest {
    private static final String MULTICAST = """
            > 2026/11/30 05:18:14.000226842  length=90 from=0 to=89
             33 33 00 00 00 16 36 7d b5 ce 63 78 86 dd 60 00 00 00 00 24 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 16 3a 00 05 02 00 00 01 00 8f 00 0b 44 00 00 00 01 04 00 00 00 ff 02 00 00 00 00 00 00 00 00 00 01 ff ce 63 78
            """;

    private static final String CONNECTION = """
            > 2026/11/30 05:18:14.000721351  length=74 from=90 to=163
             a6 9b 3e ac bc 08 a6 9b 3e ac bc 08 08 00 45 00 00 3c ea e3 40 00 40 06 47 01 c0 a8 38 1f 08 08 08 08 ed 8c 01 bb 80 be 4d de 00 00 00 00 a0 02 fa f0 09 06 00 00 02 04 05 b4 04 02 08 0a fe 10 e6 79 00 00 00 00 01 03 03 0a
            """;

    private static final String QUESTION = """
            > 2026/11/30 05:18:14.000872377  length=81 from=164 to=244
             a6 9b 3e ac bc 08 a6 9b 3e ac bc 08 08 00 45 00 00 43 5b 89 40 00 40 11 d4 47 c0 a8 38 1f 09 09 09 09 8b 5c 00 35 00 2f 0b 1a 12 34 01 00 00 01 00 00 00 00 00 00 09 74 65 6c 65 6d 65 74 72 79 07 65 78 61 6d 70 6c 65 03 63 6f 6d 00 00 01 00 01
            """;

    private static List<byte[]> frames(String printed) throws IOException {
        PacketReader reader = new PacketReader(new BufferedReader(new StringReader(printed)));
        List<byte[]> frames = new ArrayList<>();
        for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    @Test
    void connectionsAndQuestionsForNamesAreReadAndMulticastIsNot() throws IOException {
        assertThat(frames("some complaint\n" + MULTICAST + CONNECTION + QUESTION).stream()
                        .map(LeavingPacket::read)
                        .flatMap(Optional::stream))
                .containsExactly(
                        new LeavingPacket("tcp", "192.168.56.31", 60_812, "8.8.8.8", 443, Optional.empty()),
                        new LeavingPacket(
                                "udp", "192.168.56.31", 35_676, "9.9.9.9", 53, Optional.of("telemetry.example.com")));
    }

    @Test
    void aPacketThatIsCutAnywhereIsNoMistakeOfOurs() throws IOException {
        byte[] whole = frames(QUESTION).get(0);
        for (int length = 0; length < whole.length; length++) {
            Optional<LeavingPacket> packet = LeavingPacket.read(java.util.Arrays.copyOf(whole, length));
            assertThat(packet.flatMap(LeavingPacket::asked)
                                    .filter("telemetry.example.com"::equals)
                                    .isPresent()
                            && length < whole.length - 5)
                    .isFalse();
        }
    }

    @Test
    void aNameThatPointsElsewhereOrHoldsControlCharactersIsNotShownAsItIs() throws IOException {
        byte[] frame = frames(QUESTION).get(0);
        int label = 14 + 20 + 8 + 12;
        frame[label + 1] = 27;
        assertThat(LeavingPacket.read(frame).flatMap(LeavingPacket::asked)).contains("?elemetry.example.com");
        frame[label] = (byte) 0xc0;
        assertThat(LeavingPacket.read(frame).flatMap(LeavingPacket::asked)).isEmpty();
    }

    @Test
    void whoAsksForTheNameOfAnAddressAsksForThatAddress() {
        assertThat(DomainQuestion.address("31.56.168.192.in-addr.arpa")).contains(Ipv4Address.parse("192.168.56.31"));
        assertThat(DomainQuestion.address("256.56.168.192.IN-ADDR.arpa")).isEmpty();
        assertThat(DomainQuestion.address("stats.example.com")).isEmpty();
    }
}
