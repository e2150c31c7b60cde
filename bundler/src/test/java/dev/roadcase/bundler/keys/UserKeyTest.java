package dev.roadcase.bundler.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.bundler.settings.Pins;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserKeyTest {
    private static final Supplier<char[]> NOBODY = () -> {
        throw new AssertionError("nobody should be asked for a passphrase");
    };

    @TempDir
    private Path folder;

    private final List<Event> said = new ArrayList<>();

    @Test
    void theFirstUseMakesAKeyPinsItAndSaysSo() {
        SigningKey made = keyring().signingKey(NOBODY);
        assertThat(new Pins(settings()).trustedKeys())
                .containsExactly(new TrustedKey(made.verificationKey(), "it is pinned as own"));
        assertThat(said)
                .singleElement()
                .asString()
                .contains("made the signing key " + made.verificationKey().id());
    }

    @Test
    void everyLaterUseTakesTheSameKeyAndSaysNothing() {
        SigningKey made = keyring().signingKey(NOBODY);
        said.clear();
        assertThat(keyring().signingKey(NOBODY).verificationKey()).isEqualTo(made.verificationKey());
        assertThat(said).isEmpty();
    }

    @Test
    void aKeyThatIsPinnedUnderTheUsualNameStaysPinned() {
        SigningKey other = SigningKey.generate();
        new Pins(settings()).add("own", other.verificationKey());
        SigningKey made = keyring().signingKey(NOBODY);
        assertThat(new Pins(settings()).trustedKeys())
                .extracting(TrustedKey::key)
                .containsExactlyInAnyOrder(other.verificationKey(), made.verificationKey());
    }

    private UserKey keyring() {
        return new UserKey(settings(), said::add);
    }

    private SettingsFolder settings() {
        return new SettingsFolder(folder.resolve("roadcase"));
    }
}
