package dev.roadcase.bundler.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * Encrypts and decrypts under a passphrase, in the form of OpenPGP: Argon2id makes the key (RFC 9580, 3.7.1.4), AES-256 in OCB
 * encrypts in chunks of 64 KiB, each of which is authenticated before a byte of it is given out (5.13.2).
 */
final class ShowSeal {
    /** Rounds, lanes, and 2 to the power of this in KiB: 32 MiB, which a small heap has. */
    private static final int PASSES = 4;

    private static final int LANES = 4;
    private static final int MEMORY = 15;
    /** As RFC 9580 counts it: 2 to the power of this plus 6, in bytes. */
    private static final int CHUNK = 10;

    private static final int BUFFER = 64 << 10;

    private final char[] passphrase;

    ShowSeal(char[] passphrase) {
        this.passphrase = passphrase.clone();
    }

    /** What writes clear bytes. */
    interface Clear {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What reads clear bytes; it need not read all of them. */
    interface Opened {
        void read(InputStream in) throws IOException;
    }

    /** Nothing of it is ever in clear on the disk. */
    void encrypt(Clear clear, OutputStream out) throws IOException {
        try (OutputStream encrypted = encryption().open(out, new byte[BUFFER]);
                OutputStream literal = new PGPLiteralDataGenerator()
                        .open(encrypted, PGPLiteralData.BINARY, "", new Date(0), new byte[BUFFER])) {
            clear.writeTo(literal);
        } catch (PGPException e) {
            throw new IOException("this Java cannot encrypt: " + e.getMessage(), e);
        }
    }

    private PGPEncryptedDataGenerator encryption() {
        SecureRandom random = new SecureRandom();
        PGPEncryptedDataGenerator generator =
                new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                        .setWithAEAD(AEADAlgorithmTags.OCB, CHUNK)
                        .setUseV6AEAD()
                        .setSecureRandom(random));
        S2K.Argon2Params argon2 = new S2K.Argon2Params(PASSES, LANES, MEMORY, random);
        generator.addMethod(new BcPBEKeyEncryptionMethodGenerator(passphrase, argon2).setSecureRandom(random));
        return generator;
    }

    /**
     * Gives the clear bytes out, and then holds the end against its sum: nothing may be used before this returns.
     *
     * @throws WrongPassphraseException if it was encrypted under another one, or its first bytes were changed
     * @throws IOException if a later byte was changed, or is missing, or cannot be read
     */
    void decrypt(InputStream in, Opened opened) throws IOException {
        InputStream clear = decryption(in);
        try {
            PGPLiteralData literal = (PGPLiteralData) new BcPGPObjectFactory(clear).nextObject();
            InputStream content = literal.getInputStream();
            opened.read(content);
            content.transferTo(OutputStream.nullOutputStream());
            clear.transferTo(OutputStream.nullOutputStream());
        } catch (RuntimeException e) {
            // For a broken structure, BouncyCastle throws whatever its parser fails with.
            throw new IOException("it is damaged", e);
        }
    }

    private InputStream decryption(InputStream in) throws IOException {
        try {
            PGPEncryptedDataList list = (PGPEncryptedDataList) new BcPGPObjectFactory(in).nextObject();
            PGPPBEEncryptedData data = (PGPPBEEncryptedData) list.get(0);
            return data.getDataStream(new BcPBEDataDecryptorFactory(passphrase, new BcPGPDigestCalculatorProvider()));
        } catch (PGPException e) {
            throw new WrongPassphraseException(e);
        } catch (RuntimeException e) {
            throw new IOException("it is damaged", e);
        }
    }

    /** The passphrase is another one. */
    static final class WrongPassphraseException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongPassphraseException(Throwable cause) {
            super("the passphrase is wrong", cause);
        }
    }
}
