package dev.roadcase.bundler.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A host and the key by which it is known again.
 *
 * @param host as files of known hosts name it: {@code host}, or {@code [host]:port}
 * @param type of the key, such as {@code ssh-ed25519}
 * @param key in Base64, as files of known hosts have it
 */
public record HostIdentity(String host, String type, String key) {

    static HostIdentity of(String host, byte[] key) {
        int length = key.length < 4 ? 0 : (key[2] & 0xff) << 8 | key[3] & 0xff;
        byte[] type = Arrays.copyOfRange(key, Math.min(4, key.length), Math.min(4 + length, key.length));
        return new HostIdentity(
                host,
                new String(type, StandardCharsets.US_ASCII),
                Base64.getEncoder().encodeToString(key));
    }

    /** As OpenSSH shows it, so that a person can compare the two. */
    public String fingerprint() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(key));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line of a file of known hosts. */
    String line() {
        return host + " " + type + " " + key + "\n";
    }

    /** For a person. */
    @Override
    public String toString() {
        return host + ": " + type + " " + fingerprint();
    }
}
