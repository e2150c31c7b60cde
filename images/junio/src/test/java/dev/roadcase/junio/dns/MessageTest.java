package dev.roadcase.junio.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    /** What dig +noedns sends for SRV of dAte.default. */
    private static final String QUERY = "1234 0100 0001 0000 0000 0000" + "04 64417465 07 64656661756c74 00 0021 0001";

    private static final String ANSWER = "1234 8580 0001 0001 0000 0001"
            + "04 64617465 07 64656661756c74 00 0021 0001"
            + "c00c 0021 0001 0000001e 000d 000a 0064 1b59 01 61 02 6263 c011"
            + "c030 0001 0001 0000001e 0004 0a030005";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void aQuestionIsReadInTheLettersInWhichItWasWritten() throws Malformed {
        Message query = Message.read(bytes(QUERY));
        assertThat(query.id()).isEqualTo(0x1234);
        assertThat(query.question()).isEqualTo(Question.of(DnsName.parse("dAte.default."), Types.SRV));
        assertThat(query.flags().recursionWanted()).isTrue();
        assertThat(query.udpSize()).isEmpty();
        assertThat(query.bytes()).isEqualTo(bytes(QUERY));
    }

    @Test
    void anAnswerOfAnotherServerIsReadThroughItsPointers() throws Malformed {
        Message answer = Message.read(bytes(ANSWER));
        assertThat(answer.answers())
                .containsExactly(new DnsRecord(
                        DnsName.parse("date.default"),
                        30,
                        new DnsRecord.Location(10, 100, 7001, DnsName.parse("a.bc.default"))));
        assertThat(answer.additional().get(0).data()).isEqualTo(DnsRecord.Address.of(new byte[] {10, 3, 0, 5}));
        assertThat(answer.flags().authoritative()).isTrue();
    }

    /** RFC 2782 wants targets in full; owners are pointed to. */
    @Test
    void anAnswerOfOursIsByteForByteWhatItShouldBe() {
        DnsName name = DnsName.parse("dAte.default");
        DnsRecord one = new DnsRecord(name, 30, new DnsRecord.Location(10, 100, 7001, DnsName.parse("a.default")));
        Message.Flags flags = new Message.Flags(true, 0, true, false, true, false, Rcode.NOERROR);
        Message answer = new Message(
                0x1234, flags, Question.of(name, Types.SRV), List.of(one), List.of(), List.of(), OptionalInt.of(4096));
        assertThat(answer.bytes())
                .isEqualTo(bytes("1234 8500 0001 0001 0000 0001 04 64417465 07 64656661756c74 00 0021 0001"
                        + "c00c 0021 0001 0000001e 0011 000a 0064 1b59 01 61 07 64656661756c74 00"
                        + "00 0029 04d0 00000000 0000"));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Malformed {
        Message message = large(3);
        assertThat(Message.read(message.bytes())).isEqualTo(message);
    }

    private static Message large(int count) {
        DnsName name = DnsName.parse("a.example");
        List<DnsRecord> answers = new ArrayList<>();
        List<DnsRecord> additional = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DnsName target = DnsName.parse("t" + i + ".example");
            answers.add(new DnsRecord(name, 30, new DnsRecord.Location(10, 1, 80, target)));
            additional.add(new DnsRecord(target, 30, DnsRecord.Address.of(new byte[] {10, 0, 0, (byte) i})));
        }
        Message.Flags flags = new Message.Flags(true, 0, true, false, true, true, Rcode.NOERROR);
        return new Message(7, flags, Question.of(name, Types.SRV), answers, List.of(), additional, OptionalInt.empty());
    }

    @Test
    void whatIsTooLargeForUdpLosesWhatIsAdditionalFirstAndThenSaysThatItIsCut() throws Malformed {
        Message some = Message.read(large(15).bytes(512));
        assertThat(some.flags().truncated()).isFalse();
        assertThat(some.answers()).hasSize(15);
        assertThat(some.additional()).isEmpty();
        byte[] cut = large(100).bytes(512);
        assertThat(cut.length).isLessThanOrEqualTo(512);
        assertThat(Message.read(cut).flags().truncated()).isTrue();
        assertThat(Message.read(cut).answers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234",
                "1234 0100 0001 0000 0000",
                "1234 0100 0000 0000 0000 0000",
                "1234 0100 0002 0000 0000 0000 00 0001 0001",
                "1234 0100 0001 0000 0000 0000 c00c 0001 0001",
                "1234 0100 0001 0000 0000 0000 c00e c00c 0001 0001",
                "1234 0100 0001 0000 0000 0000 01 61 c00c 0001 0001",
                "1234 0100 0001 0000 0000 0000 40 61 00 0001 0001",
                "1234 0100 0001 0000 0000 0000 05 6161 00 0001 0001",
                "1234 0100 0001 0000 0000 0000 01 61",
                "1234 0100 0001 ffff 0000 0000 00 0001 0001 00 0001 0001 00000000 0003 010203",
            })
    void whatIsNoMessageIsMalformed(String hex) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Message.read(bytes(hex)));
    }

    @Test
    void whateverComesReadingEnds() {
        Random random = new Random(4);
        byte[] good = large(20).bytes();
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = java.util.Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int j = random.nextInt(8); j >= 0; j--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            requireReadOrMalformed(bad);
        }
    }

    private static void requireReadOrMalformed(byte[] bytes) {
        try {
            assertThat(Message.read(bytes).bytes()).isNotEmpty();
        } catch (Malformed e) {
            assertThat(e).hasMessageStartingWith("not a DNS message: ");
        }
    }

    @Test
    void namesThatDnsDoesNotHaveAreRefused() {
        for (String name : List.of("a..b", ".a", "a b", "a".repeat(64), "a.".repeat(128))) {
            assertThatExceptionOfType(IllegalArgumentException.class).as(name).isThrownBy(() -> DnsName.parse(name));
        }
        assertThat(DnsName.parse("a.B.c").isBelow(DnsName.parse("b.C."))).isTrue();
        assertThat(DnsName.parse("ab.c").isBelow(DnsName.parse("b.c"))).isFalse();
        assertThat(DnsName.parse(".")).isEqualTo(DnsName.ROOT).hasToString(".");
    }
}
