package dev.roadcase.agent.registry.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What machines say of themselves, and what strangers might say in their place. */
class RegistrationTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void itsDocumentReadsAsWhatItWas() {
        assertThat(Registration.parse(machine("node-1").bytes())).isEqualTo(machine("node-1"));
    }

    @Test
    void aStepIsOneShortLine() {
        String step = machine("node-1")
                .in(Phase.FAILED, "a\nb\u001b[2J" + "x".repeat(1000))
                .step();
        assertThat(step).startsWith("a b [2J").hasSize(300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"node-1\"|\"../../etc/passwd\"",
                "\"node-1\"|\"\"",
                "\"node-1\"|7",
                "\"role\":\"node\"|\"role\":\"king\"",
                "\"phase\":\"ready\"|\"phase\":\"asleep\"",
                "\"images\":1,|\"images\":-1,",
                "\"images\":1,|\"images\":1e99,",
                "\"images\":1,|\"images\":4294967297,",
                "\"images\":1,|",
                "sha256:|md5:",
                "}|",
            })
    void whatIsNoRegistrationIsRefused(String part, String other) {
        String document = new String(machine("node-1").bytes(), StandardCharsets.UTF_8);
        String changed = document.replace(part, other == null ? "" : other);
        assertThat(changed).isNotEqualTo(document);
        assertThatThrownBy(() -> Registration.parse(changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatAPowerCutLeftIsPassedOver() throws IOException {
        Registrations.kept(Optional.of(folder), Set.of(), NOON).put(machine("node-1"));
        Files.writeString(folder.resolve("nodes/node-2.json"), "{\"na");
        assertThat(Registrations.kept(Optional.of(folder), Set.of(), NOON).all())
                .singleElement()
                .satisfies(seen -> assertThat(seen.registration()).isEqualTo(machine("node-1")));
    }

    @Test
    void machinesAreNotTakenWithoutEnd() {
        Registrations registrations = Registrations.kept(Optional.empty(), Set.of(), NOON);
        for (int i = 0; i < 1000; i++) {
            registrations.put(machine("node-" + i));
        }
        assertThatThrownBy(() -> registrations.put(machine("one-more"))).isInstanceOf(RequestRefusal.class);
        registrations.put(machine("node-7"));
        assertThat(registrations.all()).hasSize(1000);
    }

    private static Registration machine(String name) {
        return new Registration(
                name, Role.NODE, Digest.of(new byte[0]), Phase.READY, "ready", new MachineProgress(1, 1, 2, 3));
    }
}
