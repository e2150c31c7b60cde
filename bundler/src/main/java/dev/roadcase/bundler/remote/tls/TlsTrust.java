package dev.roadcase.bundler.remote.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS that believes in certain authorities, and shows a certificate of its own where it has one. */
public record TlsTrust(SSLSocketFactory sockets, X509TrustManager manager) {

    /** Whom this Java trusts, and these too. */
    static TlsTrust inAlso(List<X509Certificate> others, Optional<ClientCertificate> client)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate usual : manager(null).getAcceptedIssuers()) {
            store.setCertificateEntry("usual-" + store.size(), usual);
        }
        for (X509Certificate other : others) {
            store.setCertificateEntry("other-" + store.size(), other);
        }
        return in(manager(store), client.isPresent() ? client.get().keyManagers() : new KeyManager[0]);
    }

    private static TlsTrust in(X509TrustManager manager, KeyManager[] keys) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {manager}, null);
        return new TlsTrust(context.getSocketFactory(), manager);
    }

    /** @param store null for what Java comes with */
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
