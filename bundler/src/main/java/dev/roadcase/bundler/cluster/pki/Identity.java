package dev.roadcase.bundler.cluster.pki;

/**
 * A key and its certificate, both in PEM. {@code toString} shows only the certificate.
 *
 * @param key secret
 */
public record Identity(String certificate, String key) {
    @Override
    public String toString() {
        return certificate;
    }
}
