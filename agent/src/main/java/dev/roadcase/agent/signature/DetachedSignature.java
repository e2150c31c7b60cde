package dev.roadcase.agent.signature;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * An ECDSA signature beside what it signs: DER (RFC 3279, section 2.2.3) in Base64 (RFC 4648, section 4), one line
 * without an end, the form of {@code cosign sign-blob}.
 *
 * <p>A signature has exactly one text. Base64 with unused bits that are not zero is refused, and so is DER that is not
 * minimal. So every changed bit is found.
 */
public record DetachedSignature(byte[] der) {
    private static final int LONGEST = 72;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    public DetachedSignature {
        if (der.length > LONGEST || !isMinimal(der)) {
            throw new IllegalArgumentException("not an ECDSA signature on P-256");
        }
        der = der.clone();
    }

    /** Reads the content of bundle.sig; empty if it is not exactly one signature. */
    public static Optional<DetachedSignature> parse(byte[] text) {
        try {
            byte[] der = Base64.getDecoder().decode(text);
            boolean same = Arrays.equals(Base64.getEncoder().encode(der), text);
            return same ? Optional.of(new DetachedSignature(der)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The content of bundle.sig. */
    public byte[] text() {
        return Base64.getEncoder().encodeToString(der).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] der() {
        return der.clone();
    }

    private static boolean isMinimal(byte[] der) {
        if (der.length < 8 || der[0] != SEQUENCE || der[1] != der.length - 2) {
            return false;
        }
        int second = endOfInteger(der, 2);
        return second > 0 && endOfInteger(der, second) == der.length;
    }

    /** The index after a minimal positive INTEGER that begins here, or −1 where there is none. */
    private static int endOfInteger(byte[] der, int start) {
        if (start + 2 >= der.length || der[start] != INTEGER) {
            return -1;
        }
        int end = start + 2 + der[start + 1];
        if (der[start + 1] < 1 || end > der.length) {
            return -1;
        }
        byte[] digits = Arrays.copyOfRange(der, start + 2, end);
        BigInteger value = new BigInteger(digits);
        return value.signum() > 0 && Arrays.equals(value.toByteArray(), digits) ? end : -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DetachedSignature that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return new String(text(), StandardCharsets.US_ASCII);
    }
}
