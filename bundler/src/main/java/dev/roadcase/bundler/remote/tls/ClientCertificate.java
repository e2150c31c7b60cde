package dev.roadcase.bundler.remote.tls;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.OwnCertificate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * What proves to a host who we are: a certificate with those of its authorities behind it, and its key.
 *
 * @param certificate the file of the certificates; the key stands beside it, as docker and podman have it
 */
record ClientCertificate(Path certificate, List<X509Certificate> chain) {

    OwnCertificate read() {
        return new OwnCertificate(chain, key());
    }

    private PrivateKey key() {
        Path file = keyFile();
        try (PEMParser pem = new PEMParser(new StringReader(text(file)))) {
            return key(file, pem.readObject());
        } catch (IOException e) {
            // The parser's own words may quote what stands in the file.
            throw unusable(file);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Problem.machine("read the key " + file + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static PrivateKey key(Path file, Object found) throws PEMException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        if (found instanceof PEMKeyPair pair) {
            return converter.getKeyPair(pair).getPrivate();
        } else if (found instanceof PrivateKeyInfo key) {
            return converter.getPrivateKey(key);
        }
        throw unusable(file);
    }

    private static Problem unusable(Path file) {
        return Problem.badInput(
                "read the key " + file + " failed: it is no private key in PEM form without a passphrase");
    }

    private Path keyFile() {
        String name = certificate.getFileName().toString();
        Path file = certificate.resolveSibling(name.substring(0, name.length() - ".cert".length()) + ".key");
        if (!Files.exists(file)) {
            throw Problem.badInput("the certificate " + certificate + " has no key beside it: " + file + " is missing");
        }
        return file;
    }
}
