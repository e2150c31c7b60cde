package dev.roadcase.agent.registry;

import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys from PEM files (RFC 7468), as TLS wants them. */
final class Pem {
    private static final int LARGEST_PEM = 1 << 20;
    private static final char[] NO_PASSPHRASE = {};
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private Pem() {}

    /** What shows the first of these certificates, and proves that its key is ours. */
    static KeyManager[] keys(Path certificates, Path key) {
        Certificate[] chain = chain(certificates);
        PrivateKey itsKey = key(key, chain[0].getPublicKey().getAlgorithm());
        if (!belongTogether(chain[0].getPublicKey(), itsKey)) {
            throw Problem.badInput(key + " is not the key of the first certificate in " + certificates)
                    .advise("put the machine's own certificate first, those that signed it after it");
        }
        return keys(chain, itsKey);
    }

    /** TLS with these keys, believing these authorities, or the system's where none are given. */
    static SSLContext context(KeyManager[] keys, Optional<Path> authorities) {
        TrustManager[] believed = authorities.map(Pem::trusting).orElse(null);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, believed, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static TrustManager[] trusting(Path authorities) {
        Certificate[] all = chain(authorities);
        try {
            KeyStore store = emptyStore();
            for (int i = 0; i < all.length; i++) {
                store.setCertificateEntry("authority-" + i, all[i]);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            return managers.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private static KeyManager[] keys(Certificate[] chain, PrivateKey key) {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("own", key, NO_PASSPHRASE, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSPHRASE);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSPHRASE);
        return store;
    }

    private static Certificate[] chain(Path file) {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(content(file)))
                    .toArray(Certificate[]::new);
            if (chain.length > 0) {
                return chain;
            }
            throw Problem.badInput(file + " holds no certificate in PEM");
        } catch (CertificateException e) {
            throw Problem.badInput(file + " is not a file of certificates in PEM: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) {
        Matcher matcher = KEY.matcher(new String(content(file), StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw notKey(file, "it has no block BEGIN PRIVATE KEY");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw notKey(file, "it does not hold a key of the certificate's kind, " + algorithm)
                    .causedBy(e);
        }
    }

    private static Problem notKey(Path file, String why) {
        return Problem.badInput(file + " is not a private key that can be used here: " + why)
                .advise("convert it: openssl pkcs8 -topk8 -nodes -in KEY -out KEY.pkcs8");
    }

    private static boolean belongTogether(PublicKey open, PrivateKey secret) {
        try {
            Signature signature = Signature.getInstance(
                    "SHA256with" + (open.getAlgorithm().equals("EC") ? "ECDSA" : open.getAlgorithm()));
            signature.initSign(secret);
            byte[] proof = signature.sign();
            signature.initVerify(open);
            return signature.verify(proof);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Problem unusable(Exception e) {
        return Problem.machine("this Java cannot speak TLS with those certificates: " + e.getMessage())
                .causedBy(e);
    }

    private static byte[] content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_PEM);
        } catch (NoSuchFileException e) {
            throw Problem.badInput("there is no file " + file).causedBy(e);
        } catch (IOException e) {
            throw Problem.badInput("cannot read " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
