package dev.roadcase.bundler.push;

import static dev.roadcase.bundler.push.PushContent.LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries that want to know who pushes. */
class PushLoginsTest {
    @TempDir
    Path folder;

    private final PushRegistry registry = new PushRegistry();
    private final PushContent content = PushContent.usual();
    private PushLogin login;

    @BeforeEach
    void logIn() throws IOException {
        login = new PushLogin(folder, registry.host());
    }

    @AfterEach
    void close() {
        assertThat(registry.problems()).isEmpty();
        registry.close();
    }

    @Test
    void aPasswordIsEnoughForEverything() {
        registry.behaving(login.basic(Habit.NONE));
        assertThat(push().failed()).isEmpty();
        content.requireIn(registry);
    }

    @Test
    void aTokenIsAskedForOnceForEachRepositoryAndForEachMount() {
        registry.behaving(login.tokens(Integer.MAX_VALUE, Habit.NONE));
        assertThat(push().failed()).isEmpty();
        assertThat(login.scopes()).hasSize(4).allMatch(scope -> scope.contains(":pull,push"));
        assertThat(login.scopes())
                .filteredOn(scope -> scope.contains("&scope="))
                .singleElement()
                .asString()
                .matches("repository:(acme/api|library/web):pull,push&scope=repository:(acme/api|library/web):pull");
    }

    @Test
    void tokensThatRunOutInTheMiddleAreReplaced() {
        registry.behaving(login.tokens(2, Habit.NONE));
        PushOutcome outcome =
                new PushDemo(content.bundle(), folder).oneByOne().to(registry.host(), login.settings(registry));
        assertThat(outcome.failed()).isEmpty();
        content.requireIn(registry);
        assertThat(login.scopes()).hasSizeGreaterThan(10);
    }

    /** The first answer to a large blob is that the token has run out: it is sent again, whole. */
    @Test
    void aTokenThatRunsOutWhileABlobIsSentIsReplaced() {
        registry.behaving(login.tokens(
                Integer.MAX_VALUE,
                Habit.once(
                        asked -> asked.isUpload("PATCH"),
                        asked -> Said.error(401, "UNAUTHORIZED")
                                .with("WWW-Authenticate", "Bearer realm=\"/token\",service=\"s\""))));
        PushOutcome outcome = push();
        assertThat(outcome.failed()).isEmpty();
        content.requireIn(registry);
        assertThat(outcome.bytes().sent()).isGreaterThan(LARGE.length);
    }

    @Test
    void aLoginThatMayNotPushIsNamedWithoutItsPassword() {
        registry.behaving(login.basic(Habit.instead(Asked::isBegin, asked -> Said.error(403, "DENIED"))));
        String message = push().problem().orElseThrow().getMessage();
        assertThat(message)
                .contains("does not let the login in " + folder.resolve("config.json") + " push there")
                .doesNotContain("pa:ss");
    }

    @Test
    void aLoginThatIsRefusedIsNamedToo() {
        registry.behaving(Habit.instead(
                asked -> !asked.path().equals("/v2/"),
                asked -> Said.of(401).with("WWW-Authenticate", "Basic realm=\"r\"")));
        PushOutcome outcome = push();
        assertThat(outcome.images()).isEmpty();
        assertThat(outcome.problem().orElseThrow())
                .hasMessageContaining("does not accept the login in " + folder.resolve("config.json"))
                .hasMessageEndingWith("; none of the 3 images is pushed")
                .hasMessageNotContaining("\n");
    }

    private PushOutcome push() {
        return new PushDemo(content.bundle(), folder).to(registry.host(), login.settings(registry));
    }
}
