package dev.roadcase.agent.snapshot;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The frames of a sealed snapshot, each encrypted with AES-GCM (NIST SP 800-38D). The nonce of a frame says which one it is and
 * whether it is the last, so that none can be left out, changed for another one, or cut off (the STREAM construction of Hoang,
 * Reyhanitabar, Rogaway and Vizár, 2015).
 *
 * @param prefix random bytes, of one snapshot alone
 * @param line what all frames hold for too
 */
record SnapshotFrames(SnapshotKey key, byte[] prefix, byte[] line) {
    /** Bytes of a frame before it is encrypted. The last one has less, and may have none. */
    static final int PLAIN = 1 << 20;

    /** Bytes that encryption adds to each. */
    static final int TAG = 16;

    static final int PREFIX = 7;
    private static final int NONCE = 12;

    byte[] seal(int number, boolean last, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** @throws AEADBadTagException if this is not that frame of this snapshot */
    byte[] open(int number, boolean last, byte[] sealed) throws AEADBadTagException {
        if (sealed.length < TAG) {
            throw new AEADBadTagException("less than a tag");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, int number, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(line);
        return cipher;
    }
}
