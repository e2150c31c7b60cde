package dev.roadcase.bundler.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianArchiveTest {
    private static final Signer SIGNER = new Signer();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String DATES =
            "Date: Mon, 01 Jun 2026 10:00:00 UTC\nValid-Until: Mon, 08 Jun 2026 10:00:00 UTC\n";

    private static final SortedSet<String> HELLO = new TreeSet<>(List.of("hello"));

    @TempDir
    Path folder;

    private FakeMirror mirror;

    @BeforeEach
    void start() throws IOException {
        mirror = new FakeMirror(SIGNER);
    }

    @AfterEach
    void stop() {
        mirror.close();
    }

    @Test
    void aPackageOfASignedListIsLocked() throws IOException {
        LockedPackage hello = mirror.add(new DebBuilder("hello").file("./usr/bin/hello", "x"));
        mirror.publish(DATES);
        assertThat(resolve()).containsExactly(hello);
    }

    @Test
    void aListFoundByItsSumIsUsedWhereTheNamedOneIsNewerAlready() throws IOException {
        mirror.add(new DebBuilder("hello").file("./usr/bin/hello", "x"));
        mirror.publish(DATES + "Acquire-By-Hash: yes\n");
        byte[] list = mirror.files.put(FakeMirror.LIST, new byte[] {1});
        String sum = dev.roadcase.agent.format.Digest.of(list).hex();
        mirror.files.put("dists/stable/main/binary-amd64/by-hash/SHA256/" + sum, list);
        assertThat(resolve()).hasSize(1);
    }

    @Test
    void aFlippedBitInTheReleaseIsNotAuthentic() throws IOException {
        mirror.add(new DebBuilder("hello"));
        mirror.publish(DATES);
        mirror.files.get(FakeMirror.RELEASE)[70] ^= 4;
        assertFails(ExitCode.NOT_AUTHENTIC, "InRelease of stable");
    }

    @Test
    void aReleaseSignedByAnotherKeyIsNotAuthentic() throws IOException {
        mirror.add(new DebBuilder("hello"));
        mirror.publish(DATES);
        DebianArchive archive = mirror.archive(new Signer().keyring(folder.resolve("other.gpg")), CLOCK);
        assertThatThrownBy(() -> archive.resolve(HELLO, Platform.LINUX_AMD64, folder))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC))
                .hasMessageContaining("signed by no key of");
    }

    @Test
    void anExpiredReleaseIsNotAuthentic() throws IOException {
        mirror.publish("Date: Mon, 01 Jun 2026 10:00:00 UTC\nValid-Until: Mon, 01 Jun 2026 11:59:59 UTC\n");
        assertFails(ExitCode.NOT_AUTHENTIC, "valid until 2026-06-01T11:59:59Z");
    }

    @Test
    void aReleaseFromTheFutureIsNotAuthentic() throws IOException {
        mirror.publish("Date: Wed, 03 Jun 2026 10:00:00 UTC\n");
        assertFails(ExitCode.NOT_AUTHENTIC, "from the future");
    }

    @Test
    void aListThatIsNotTheSignedOneIsRefused() throws IOException {
        mirror.add(new DebBuilder("hello"));
        mirror.publish(DATES);
        mirror.files.get(FakeMirror.LIST)[40] ^= 1;
        assertFails(ExitCode.UPSTREAM, "Packages.xz");
    }

    @Test
    void aSuiteWithoutTheComponentIsNamed() throws IOException {
        mirror.publish(DATES);
        DebianArchive archive = mirror.archive(SIGNER.keyring(folder.resolve("ring.gpg")), CLOCK);
        assertThatThrownBy(() -> archive.resolve(HELLO, Platform.parse("linux/arm64"), folder))
                .hasMessageContaining("no main for arm64");
    }

    @Test
    void aPackageThatTheMirrorDroppedComesWithAdvice() throws IOException {
        LockedPackage hello = mirror.add(new DebBuilder("hello"));
        mirror.files.remove(hello.path());
        assertThatThrownBy(() -> archive().fetch(hello, folder))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM);
                    assertThat(problem.advice().orElse("")).contains("--update");
                })
                .hasMessageContaining("hello 1");
    }

    @Test
    void aPackageThatIsNotTheLockedOneIsRefused() throws IOException {
        LockedPackage hello = mirror.add(new DebBuilder("hello"));
        mirror.files.get(hello.path())[100] ^= 1;
        assertThatThrownBy(() -> archive().fetch(hello, folder)).hasMessageContaining("it should be sha256:");
    }

    @Test
    void withoutAMirrorTheUserHearsWhereToNameOne() {
        DebianArchive none = new DebianArchive(List.of(), HostSettings.BARE, Events.NONE, CLOCK);
        assertThatThrownBy(() -> none.resolve(HELLO, Platform.LINUX_AMD64, folder))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.advice().orElse("")).contains("settings"));
    }

    private void assertFails(ExitCode code, String message) {
        assertThatThrownBy(this::resolve)
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.exitCode()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private List<LockedPackage> resolve() {
        return archive().resolve(HELLO, Platform.LINUX_AMD64, folder).packages();
    }

    private DebianArchive archive() {
        return mirror.archive(SIGNER.keyring(folder.resolve("ring.gpg")), CLOCK);
    }
}
