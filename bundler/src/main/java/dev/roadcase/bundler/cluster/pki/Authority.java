package dev.roadcase.bundler.cluster.pki;

import dev.roadcase.agent.problem.Problem;
import java.security.KeyPair;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One of a cluster's certificate authorities. It keeps the certificates that it has issued and makes those that are
 * missing.
 */
public final class Authority {
    private final KeyFolder folder;
    private final X509Certificate certificate;
    private final KeyPair key;

    private Authority(KeyFolder folder, X509Certificate certificate, KeyPair key) {
        this.folder = folder;
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * The authority whose files begin with this name: the one in the folder, or a new one. If an earlier run was
     * stopped after the key was written, the key gets its missing certificate now.
     *
     * @throws Problem bad input, if its key is missing or does not belong to its certificate
     */
    static Authority in(KeyFolder folder, String file, String name) {
        Optional<String> certificate = folder.read(file + ".crt");
        Optional<String> key = folder.read(file + ".key");
        if (certificate.isEmpty() && key.isEmpty()) {
            return certified(folder, file, name, Certificates.newKey());
        }
        try {
            if (certificate.isEmpty()) {
                return certified(folder, file, name, PemText.keyPair(key.orElse("")));
            }
            X509Certificate its = PemText.certificate(certificate.get());
            return new Authority(folder, its, PemText.keyPair(key.orElse(""), its.getPublicKey()));
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(folder.path().resolve(file) + ".crt and .key are not a certificate authority: "
                            + e.getMessage())
                    .advise("put the missing file back, or configure into another folder: --out")
                    .causedBy(e);
        }
    }

    private static Authority certified(KeyFolder folder, String file, String name, KeyPair key) {
        X509Certificate certificate = Certificates.authority(name, key);
        folder.write(file + ".key", PemText.of(key.getPrivate()));
        folder.write(file + ".crt", PemText.of(certificate));
        return new Authority(folder, certificate, key);
    }

    /** Its own certificate, in PEM. */
    public String pem() {
        return PemText.of(certificate);
    }

    /**
     * A key and a certificate for a subject: those in the folder if they are for the same name, group and addresses, or
     * new ones. So a machine with a new address gets a new key, and all other machines keep theirs.
     */
    public Identity identity(Subject subject) {
        return known(subject).orElseGet(() -> issue(subject));
    }

    private Optional<Identity> known(Subject subject) {
        Optional<String> its = folder.read(subject.file() + ".crt");
        Optional<String> itsKey = folder.read(subject.file() + ".key");
        if (its.isEmpty() || itsKey.isEmpty()) {
            return Optional.empty();
        }
        try {
            X509Certificate found = PemText.certificate(its.get());
            PemText.keyPair(itsKey.get(), found.getPublicKey());
            found.verify(certificate.getPublicKey());
            return says(found, subject) ? Optional.of(new Identity(its.get(), itsKey.get())) : Optional.empty();
        } catch (java.security.GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean says(X509Certificate found, Subject subject) throws CertificateParsingException {
        String group = subject.group().isEmpty() ? "" : ",O=" + subject.group();
        return found.getSubjectX500Principal().getName().equals("CN=" + subject.name() + group)
                && names(found).equals(new TreeSet<>(subject.names()));
    }

    private static TreeSet<String> names(X509Certificate found) throws CertificateParsingException {
        TreeSet<String> names = new TreeSet<>();
        Optional.ofNullable(found.getSubjectAlternativeNames())
                .ifPresent(entries -> entries.forEach(
                        entry -> names.add((String) List.copyOf(entry).get(1))));
        return names;
    }

    private Identity issue(Subject subject) {
        KeyPair pair = Certificates.newKey();
        X509Certificate issued = Certificates.issued(subject, pair.getPublic(), certificate, key);
        Identity identity = new Identity(PemText.of(issued), PemText.of(pair.getPrivate()));
        folder.write(subject.file() + ".key", identity.key());
        folder.write(subject.file() + ".crt", identity.certificate());
        return identity;
    }
}
