package dev.roadcase.bundler.keys;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.signature.VerificationKey;
import dev.roadcase.bundler.settings.Pins;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/** The user's own key in the settings folder: it signs where no other key is given. */
public final class UserKey {
    private static final String OWN = "own";

    private final SettingsFolder settings;
    private final Events events;

    public UserKey(SettingsFolder settings, Events events) {
        this.settings = settings;
        this.events = events;
    }

    /**
     * The user's key. At first use it is made (without a passphrase, readable for the user alone), pinned as trusted,
     * and said.
     *
     * @param passphrase asked where the user has put an encrypted key in its place
     */
    public SigningKey signingKey(Supplier<char[]> passphrase) {
        KeyPairFiles own = KeyPairFiles.of(settings.ownKey());
        if (!Files.exists(own.privateKey())) {
            makeAlone(own);
        }
        return SigningKey.read(own.privateKey(), passphrase);
    }

    /** The user's key, or where there is none yet, a new one that is not kept: for a dry run. */
    public SigningKey passingKey(Supplier<char[]> passphrase) {
        if (Files.exists(KeyPairFiles.of(settings.ownKey()).privateKey())) {
            return signingKey(passphrase);
        }
        events.emit(
                new Event.Noted("there is no signing key yet: one will be made, and change the digest of the bundle"));
        return SigningKey.generate();
    }

    /** Two first commands at the same time make one key. */
    private void makeAlone(KeyPairFiles own) {
        try {
            Path folder = Files.createDirectories(settings.path());
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.exists(own.privateKey())) {
                    make(own);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(KeyPairFiles own) {
        SigningKey key = SigningKey.generate();
        VerificationKey half = key.verificationKey();
        own.write(key, Optional.empty());
        new Pins(settings).add(freeName(half), half);
        events.emit(new Event.Noted("made the signing key " + half.id() + " without a passphrase: " + own.privateKey()
                + "; bundles signed by it are trusted here, others need " + own.publicKey()));
    }

    private String freeName(VerificationKey key) {
        boolean taken =
                new Pins(settings).list().stream().anyMatch(pin -> pin.name().equals(OWN));
        return taken ? OWN + "-" + key.id() : OWN;
    }
}
