package dev.roadcase.bundler.keys;

import dev.roadcase.agent.format.Pem;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private key on disk: PKCS#8 in PEM (RFC 7468, sections 10 and 11), readable for its owner alone. */
record PrivateKeyFile(Path path) {
    private static final int LARGEST = 16 << 10;
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    ECPrivateKeyParameters read(Supplier<char[]> passphrase) {
        Pem pem = Pem.parse(content()).orElseThrow(this::noKey);
        return switch (pem.label()) {
            case Pem.PRIVATE_KEY -> key(pem.der());
            case Pem.ENCRYPTED_PRIVATE_KEY ->
                key(Encryption.decrypt(pem.der(), passphrase).orElseThrow(this::wrongPassphrase));
            default -> throw noKey();
        };
    }

    /** Writes a file that did not exist. */
    void create(SigningKey key, Optional<char[]> passphrase) throws IOException {
        byte[] text = passphrase
                .map(words -> new Pem(Pem.ENCRYPTED_PRIVATE_KEY, Encryption.encrypt(key.info(), words)))
                .orElseGet(() -> new Pem(Pem.PRIVATE_KEY, plain(key)))
                .text();
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel out = Files.newByteChannel(path, options, OWNER_ALONE)) {
            out.write(ByteBuffer.wrap(text));
        }
    }

    private byte[] content() {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LARGEST);
        } catch (NoSuchFileException e) {
            throw Problem.badInput("read the private key " + path + ": there is no such file")
                    .advise("make one with `bundle keygen`");
        } catch (IOException e) {
            throw Problem.badInput("read the private key " + path + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private ECPrivateKeyParameters key(byte[] der) {
        try {
            AsymmetricKeyParameter key = PrivateKeyFactory.createKey(der);
            if (key instanceof ECPrivateKeyParameters ec
                    && ec.getParameters() instanceof ECNamedDomainParameters named
                    && named.getName().equals(SECObjectIdentifiers.secp256r1)) {
                return ec;
            }
        } catch (IOException | RuntimeException e) {
            // For a broken structure, BouncyCastle throws whatever its parser fails with.
            throw noKey().causedBy(e);
        }
        throw noKey();
    }

    private static byte[] plain(SigningKey key) {
        try {
            return key.info().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem noKey() {
        return Problem.badInput("read the private key " + path + ": it holds no private key on P-256 in PKCS#8 PEM")
                .advise("make one with `bundle keygen`");
    }

    private Problem wrongPassphrase() {
        return Problem.badInput("read the private key " + path + ": the passphrase is wrong")
                .advise("try again, or set ROADCASE_PASSPHRASE");
    }
}
