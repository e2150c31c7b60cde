package dev.roadcase.inaetics.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What Kubernetes gives a pod: where the API is, whom it is signed by, and a token, which changes now and then.
 *
 * @param api such as {@code https://10.3.0.1:443}
 * @param folder with {@code ca.crt} and {@code token}
 */
public record ServiceAccount(URI api, Path folder) {
    /** Where every pod has it. */
    public static final Path USUAL = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    String token() throws IOException {
        return Files.readString(folder.resolve("token")).strip();
    }

    /** TLS that trusts the cluster's authority and no other. */
    SSLContext tls() throws IOException {
        try (InputStream pem = Files.newInputStream(folder.resolve("ca.crt"))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("ca-" + count++, one);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IOException(folder.resolve("ca.crt") + " cannot be used: " + e.getMessage(), e);
        }
    }
}
