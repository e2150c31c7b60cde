package dev.roadcase.agent.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The authorities whose signature under a certificate counts.
 *
 * @param usual whether the authorities that this Java knows count
 * @param others that count too
 */
public record Authorities(boolean usual, List<X509Certificate> others) {
    /** Those that this Java knows. */
    public static final Authorities USUAL = new Authorities(true, List.of());

    public Authorities {
        others = List.copyOf(others);
    }

    /** Those that this Java knows, and these. */
    public static Authorities usualAnd(List<X509Certificate> others) {
        return new Authorities(true, others);
    }

    /** Only those in a PEM file; without a file those that this Java knows. */
    static Authorities in(Optional<Path> file) {
        return file.map(given -> new Authorities(false, new CertificateFile(given).read()))
                .orElse(USUAL);
    }

    X509TrustManager manager() throws GeneralSecurityException, IOException {
        return usual && others.isEmpty() ? ofJava() : manager(store());
    }

    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        if (usual) {
            for (X509Certificate known : ofJava().getAcceptedIssuers()) {
                store.setCertificateEntry("usual-" + store.size(), known);
            }
        }
        for (X509Certificate other : others) {
            store.setCertificateEntry("other-" + store.size(), other);
        }
        return store;
    }

    private static X509TrustManager ofJava() throws GeneralSecurityException {
        return manager(null);
    }

    /** @param store null for the authorities that Java comes with (javax.net.ssl.TrustManagerFactory) */
    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
