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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What a server shows to clients over TLS: a certificate, the chain above it, and the key to it. */
public final class ServerIdentity {
    private static final int LARGEST_PEM = 1 << 20;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final SSLContext context;

    private ServerIdentity(SSLContext context) {
        this.context = context;
    }

    /**
     * Reads two PEM files (RFC 7468): certificates, the server's own first, and its RSA or EC key as PKCS#8 without a
     * passphrase.
     *
     * @throws Problem exit 3, where they are not such files or do not belong together
     */
    public static ServerIdentity read(Path certificates, Path key) {
        Certificate[] chain = chain(certificates);
        PrivateKey itsKey = key(key, chain[0].getPublicKey().getAlgorithm());
        if (!belongTogether(chain[0].getPublicKey(), itsKey)) {
            throw Problem.badInput(key + " is not the key of the first certificate in " + certificates)
                    .advise("put the server's own certificate first, those that signed it after it");
        }
        return new ServerIdentity(context(chain, itsKey));
    }

    SSLContext context() {
        return context;
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

    private static SSLContext context(Certificate[] chain, PrivateKey key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            store.setKeyEntry("server", key, new char[0], chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw Problem.machine("this Java cannot serve TLS with that certificate: " + e.getMessage())
                    .causedBy(e);
        }
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
