package dev.roadcase.bundler.cluster.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs on P-256 and certificates for them. */
final class Certificates {
    /** Early, since the clock of a machine that was not used for long may be years behind. */
    static final Instant NOT_BEFORE = Instant.parse("2000-01-01T00:00:00Z");

    /** Fifty years, since nobody renews the certificates of a demo. */
    static final Instant NOT_AFTER = Instant.parse("2050-01-01T00:00:00Z");

    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Certificates() {}

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes keys on P-256", e);
        }
    }

    /** A self-signed certificate of an authority. */
    static X509Certificate authority(String name, KeyPair key) {
        try {
            X500Name its = name(name, "");
            X509v3CertificateBuilder builder = builder(its, its, key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            addKeyIds(builder, key.getPublic(), key.getPublic());
            return signed(builder, key);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("make the certificate of " + name, e);
        }
    }

    /** A certificate that an authority issues for a subject. */
    static X509Certificate issued(Subject subject, PublicKey key, X509Certificate issuer, KeyPair issuerKey) {
        try {
            X500Name authority =
                    X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
            X509v3CertificateBuilder builder = builder(authority, name(subject.name(), subject.group()), key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes(subject.use())));
            if (!subject.names().isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, alternatives(subject.names()));
            }
            addKeyIds(builder, key, issuerKey.getPublic());
            return signed(builder, issuerKey);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("make the certificate of " + subject.name(), e);
        }
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key) {
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(NOT_BEFORE), Date.from(NOT_AFTER), subject, key);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    }

    private static X500Name name(String name, String group) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
        if (!group.isEmpty()) {
            builder.addRDN(BCStyle.O, group);
        }
        return builder.addRDN(BCStyle.CN, name).build();
    }

    private static KeyPurposeId[] purposes(Subject.Use use) {
        return switch (use) {
            case CLIENT -> new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth};
            case SERVER -> new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth};
            case BOTH -> new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        };
    }

    private static GeneralNames alternatives(List<String> names) {
        return new GeneralNames(names.stream().map(Certificates::alternative).toArray(GeneralName[]::new));
    }

    private static GeneralName alternative(String name) {
        boolean address = name.matches("[0-9]+(\\.[0-9]+){3}");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static void addKeyIds(X509v3CertificateBuilder builder, PublicKey key, PublicKey issuer)
            throws IOException, GeneralSecurityException {
        JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
        builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuer));
    }
}
