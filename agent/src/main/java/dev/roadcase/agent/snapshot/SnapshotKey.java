package dev.roadcase.agent.snapshot;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key of a show's snapshots, for AES with 256 bits. The laptop and the controller have it, and nobody else. */
public final class SnapshotKey {
    private static final int BYTES = 32;

    private final byte[] bytes;

    private SnapshotKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new one. */
    public static SnapshotKey random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SnapshotKey(bytes);
    }

    /**
     * Reads the text of {@link #text}.
     *
     * @throws IllegalArgumentException if it is none; the message does not hold it
     */
    public static SnapshotKey parse(String text) {
        if (!text.strip().matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new IllegalArgumentException("not a key of snapshots: " + 2 * BYTES + " hexadecimal digits");
        }
        return new SnapshotKey(HexFormat.of().parseHex(text.strip()));
    }

    /**
     * Reads a file with such a text.
     *
     * @throws Problem exit 3 if it holds none; exit 6 if it cannot be read
     */
    public static SnapshotKey read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw Problem.machine("read " + file + ": " + e.getMessage()).causedBy(e);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(file + " is " + e.getMessage()).causedBy(e);
        }
    }

    /** Hexadecimal digits, as a line of a file. */
    public String text() {
        return HexFormat.of().formatHex(bytes) + "\n";
    }

    SecretKey secret() {
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SnapshotKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "a key of snapshots";
    }
}
