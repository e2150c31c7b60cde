package dev.roadcase.agent.tls;

import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** A file of certificates in PEM (RFC 7468, section 5). */
record CertificateFile(Path path) {

    /**
     * The certificates, in their order.
     *
     * @throws Problem exit 3 if there is none
     */
    List<X509Certificate> read() {
        List<X509Certificate> certificates = parse(new PemFile(path).content());
        if (certificates.isEmpty()) {
            throw Problem.badInput(path + " holds no certificate in PEM");
        }
        return certificates;
    }

    private List<X509Certificate> parse(byte[] content) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(content))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw Problem.badInput(path + " is not a file of certificates in PEM: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
