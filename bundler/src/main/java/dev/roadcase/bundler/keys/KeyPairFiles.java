package dev.roadcase.bundler.keys;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The two files of a key pair.
 *
 * @param privateKey {@code PREFIX.key}, mode 0600
 * @param publicKey {@code PREFIX.pub}, a SubjectPublicKeyInfo in PEM
 */
public record KeyPairFiles(Path privateKey, Path publicKey) {

    /** The files with this beginning of their path. */
    public static KeyPairFiles of(Path prefix) {
        String name = Optional.ofNullable(prefix.getFileName())
                .orElseThrow(
                        () -> Problem.usage("write a key pair: " + prefix + " is not the beginning of a file's path"))
                .toString();
        return new KeyPairFiles(prefix.resolveSibling(name + ".key"), prefix.resolveSibling(name + ".pub"));
    }

    /** Fails with exit 3 where one of the files exists: a key that signed something is never overwritten. */
    public void refuseToOverwrite() {
        refuseIfExists(privateKey);
        refuseIfExists(publicKey);
    }

    /**
     * Writes both files or none.
     *
     * @param passphrase encrypts the private key, and is wiped
     */
    public void write(SigningKey key, Optional<char[]> passphrase) {
        refuseToOverwrite();
        try {
            new PrivateKeyFile(privateKey).create(key, passphrase);
            writePublic(key);
        } catch (FileAlreadyExistsException e) {
            throw exists(e.getFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writePublic(SigningKey key) throws IOException {
        try {
            Files.write(publicKey, key.verificationKey().pem(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            Files.deleteIfExists(privateKey);
            throw e;
        }
    }

    private static void refuseIfExists(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file.toString());
        }
    }

    private static Problem exists(String file) {
        return Problem.badInput("write a key pair: " + file + " exists already")
                .advise("choose another place with --out, or move the old pair away");
    }
}
