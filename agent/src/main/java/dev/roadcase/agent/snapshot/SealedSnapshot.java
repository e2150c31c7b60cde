package dev.roadcase.agent.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A snapshot as other machines keep it: a line that says what it is, of when and of which cluster, a nonce, and the snapshot
 * encrypted with AES-GCM (NIST SP 800-38D), which holds for that line too.
 */
public final class SealedSnapshot {
    private static final String WHAT = "roadcase snapshot 1 ";
    /** Long enough for any such line. */
    private static final int LINE = 128;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private SealedSnapshot() {}

    /** Bytes of a sealed one, where the snapshot itself has this many. */
    public static long size(SnapshotName name, long plain) {
        return line(name).length + NONCE + plain + TAG_BITS / Byte.SIZE;
    }

    /**
     * Seals a snapshot while it is read.
     *
     * @param plain is closed with the answer
     */
    public static InputStream seal(SnapshotKey key, SnapshotName name, InputStream plain) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        byte[] line = line(name);
        InputStream sealed = new CipherInputStream(plain, cipher(Cipher.ENCRYPT_MODE, key, nonce, line));
        InputStream before = new SequenceInputStream(new ByteArrayInputStream(line), new ByteArrayInputStream(nonce));
        return new SequenceInputStream(before, sealed);
    }

    /**
     * What the first line of a sealed one says. Nobody vouches for it until the snapshot is opened.
     *
     * @throws IllegalArgumentException if this is no such line
     */
    public static SnapshotName name(String line) {
        String text = line.strip();
        if (!text.startsWith(WHAT)) {
            throw new IllegalArgumentException("this is no snapshot of a show");
        }
        return SnapshotName.parse(text.substring(WHAT.length()));
    }

    /**
     * Opens a sealed one.
     *
     * @throws IOException if it is damaged, or was sealed with another key
     */
    public static Snapshot open(SnapshotKey key, byte[] sealed) throws IOException {
        int end = endOfLine(sealed);
        byte[] line = Arrays.copyOf(sealed, end);
        SnapshotName name = nameOf(line);
        if (sealed.length < end + NONCE + TAG_BITS / Byte.SIZE) {
            throw new IOException("the snapshot is cut off");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, end, end + NONCE);
        try {
            return new Snapshot(
                    name,
                    cipher(Cipher.DECRYPT_MODE, key, nonce, line)
                            .doFinal(sealed, end + NONCE, sealed.length - end - NONCE));
        } catch (GeneralSecurityException e) {
            throw new IOException("the snapshot is damaged, or of another show", e);
        }
    }

    /** 0, if there is no such line. */
    private static int endOfLine(byte[] sealed) {
        String start = new String(sealed, 0, Math.min(LINE, sealed.length), StandardCharsets.US_ASCII);
        return start.indexOf('\n') + 1;
    }

    private static SnapshotName nameOf(byte[] line) throws IOException {
        try {
            return name(new String(line, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static byte[] line(SnapshotName name) {
        return (WHAT + name + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Cipher cipher(int mode, SnapshotKey key, byte[] nonce, byte[] line) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(line);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }
}
