package dev.roadcase.bundler.build.debian.configuration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** The name under which OpenSSL looks for a certificate in a folder (openssl-rehash(1)): SHA-1 over the subject in its canonical form, of which four bytes count. */
record SubjectHash(X509Certificate certificate) {
    private static final int BYTES = 4;

    String hex() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-1").digest(canonical());
            int hash = 0;
            for (int i = BYTES - 1; i >= 0; i--) {
                hash = hash << Byte.SIZE | sum[i] & 0xff;
            }
            return String.format(Locale.ROOT, "%08x", hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sets of the name one after the other, without the sequence around them (OpenSSL, x509_name_canon). */
    private byte[] canonical() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN set : name.getRDNs()) {
            out.write(new DERSet(Arrays.stream(set.getTypesAndValues())
                            .map(SubjectHash::canonical)
                            .toArray(ASN1Encodable[]::new))
                    .getEncoded(ASN1Encoding.DER));
        }
        return out.toByteArray();
    }

    private static DERSequence canonical(AttributeTypeAndValue one) {
        boolean text = one.getValue() instanceof ASN1String && !(one.getValue() instanceof DERBitString);
        ASN1Encodable value =
                text ? new DERUTF8String(canonical(((ASN1String) one.getValue()).getString())) : one.getValue();
        return new DERSequence(new ASN1Encodable[] {one.getType(), value});
    }

    /** In small letters as far as ASCII goes, with single spaces, and none at the ends. */
    private static String canonical(String text) {
        StringBuilder out = new StringBuilder(text.strip().replaceAll("[ \\t\\n\\x0B\\f\\r]+", " "));
        for (int i = 0; i < out.length(); i++) {
            char one = out.charAt(i);
            out.setCharAt(i, one >= 'A' && one <= 'Z' ? (char) (one + 'a' - 'A') : one);
        }
        return out.toString();
    }
}
