package dev.roadcase.junio.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates and keys in PEM.
 *
 * @param authority whom servers are signed by; nobody else is trusted
 * @param identity the client's own, where it has one
 */
public record TlsFiles(Path authority, Optional<ClientCertificate> identity) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final char[] NONE = new char[0];

    /** A certificate, and its key as PKCS#8 without a passphrase. */
    public record ClientCertificate(Path certificate, Path key) {}

    /** @throws IOException that names the file which cannot be used */
    public SSLContext context() throws IOException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS with the files of " + authority + ": " + e.getMessage(), e);
        }
    }

    private KeyStore trusted() throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        int count = 0;
        for (Certificate one : certificates(authority)) {
            trusted.setCertificateEntry("ca-" + count++, one);
        }
        return trusted;
    }

    private KeyManager[] keys() throws IOException, GeneralSecurityException {
        if (identity.isEmpty()) {
            return new KeyManager[0];
        }
        Certificate[] chain = certificates(identity.get().certificate()).toArray(Certificate[]::new);
        KeyStore store = empty();
        store.setKeyEntry("own", key(identity.get().key(), chain[0]), NONE, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NONE);
        return keys.getKeyManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (!all.isEmpty()) {
                return all;
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no certificate that can be used: " + e.getMessage(), e);
        }
        throw new IOException(file + " holds no certificate");
    }

    private static PrivateKey key(Path file, Certificate owner) throws IOException {
        Matcher pem = KEY.matcher(Files.readString(file));
        if (!pem.find()) {
            throw new IOException(file + " has no block BEGIN PRIVATE KEY; this makes one: "
                    + "openssl pkcs8 -topk8 -nodes -in KEY -out KEY.pkcs8");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(owner.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " does not hold the key of the certificate", e);
        }
    }
}
