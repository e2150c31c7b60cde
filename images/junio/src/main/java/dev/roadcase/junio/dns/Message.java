package dev.roadcase.junio.dns;

import java.util.List;
import java.util.OptionalInt;

/**
 * A question, or what is answered to it.
 *
 * @param flags what it is, and how it went
 * @param udpSize the largest answer over UDP that who sent it can take, where it speaks EDNS
 */
public record Message(
        int id,
        Flags flags,
        Question question,
        List<DnsRecord> answers,
        List<DnsRecord> authority,
        List<DnsRecord> additional,
        OptionalInt udpSize) {

    /** What can be seen of a message that asks more or less than one question, or speaks of things to come. */
    public record Flags(
            boolean isAnswer,
            int opcode,
            boolean authoritative,
            boolean truncated,
            boolean recursionWanted,
            boolean recursionOffered,
            Rcode rcode) {
        static Flags of(int bits) {
            return new Flags(
                    (bits & 0x8000) != 0,
                    bits >> 11 & 15,
                    (bits & 0x0400) != 0,
                    (bits & 0x0200) != 0,
                    (bits & 0x0100) != 0,
                    (bits & 0x0080) != 0,
                    Rcode.of(bits & 15));
        }

        int bits() {
            return (isAnswer ? 0x8000 : 0)
                    | opcode << 11
                    | (authoritative ? 0x0400 : 0)
                    | (truncated ? 0x0200 : 0)
                    | (recursionWanted ? 0x0100 : 0)
                    | (recursionOffered ? 0x0080 : 0)
                    | rcode.code();
        }

        Flags truncatedToo() {
            return new Flags(isAnswer, opcode, authoritative, true, recursionWanted, recursionOffered, rcode);
        }
    }

    public Message {
        answers = List.copyOf(answers);
        authority = List.copyOf(authority);
        additional = List.copyOf(additional);
    }

    /** Asks somebody who is expected to find the answer wherever it is. */
    public static Message asking(int id, Question question) {
        Flags flags = new Flags(false, 0, false, false, true, false, Rcode.NOERROR);
        return new Message(id, flags, question, List.of(), List.of(), List.of(), OptionalInt.empty());
    }

    /**
     * Reads what somebody has sent.
     *
     * @throws Malformed where it is no message with one question
     */
    public static Message read(byte[] bytes) throws Malformed {
        return new MessageReader(bytes).message();
    }

    /** Its bytes, within 65,535. */
    public byte[] bytes() {
        return bytes(MessageWriter.LARGEST);
    }

    /**
     * Its bytes. Where they are too many, what is additional is left out, and then the answers, with a mark that says so.
     *
     * @param most of them
     */
    public byte[] bytes(int most) {
        byte[] whole = new MessageWriter(this).bytes();
        if (whole.length <= most) {
            return whole;
        }
        byte[] necessary = new MessageWriter(without(flags, answers, List.of())).bytes();
        return necessary.length <= most
                ? necessary
                : new MessageWriter(without(flags.truncatedToo(), List.of(), List.of())).bytes();
    }

    private Message without(Flags flags, List<DnsRecord> answers, List<DnsRecord> authority) {
        return new Message(id, flags, question, answers, authority, List.of(), udpSize);
    }
}
