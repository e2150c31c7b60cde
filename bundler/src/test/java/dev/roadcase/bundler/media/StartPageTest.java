package dev.roadcase.bundler.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartPageTest {
    private static final VerificationKey KEY =
            VerificationKey.parse(TestKey.make().pem()).orElseThrow();

    @Test
    void itSaysWhatToTypeForEachBundle() {
        String page = page(sheet("shop.bundle", 6, 1), sheet("tour.bundle", 0, 1));
        assertThat(page)
                .contains("cp shop.bundle ~/shop.bundle<", "run up ~/shop.bundle ~/show\n", "run serve tour.bundle")
                .contains("run trust keys/acme.pub\n")
                .containsOnlyOnce("run trust")
                .contains("6 machines, 2.0 GiB of memory", "no machines")
                .contains(KEY.id().toString(), KEY.digest().toString());
    }

    @Test
    void volumesBecomeOneFileBeforeMachinesReadThem() {
        assertThat(page(sheet("shop.bundle", 6, 3)))
                .contains("in 3 volumes", "cat shop.bundle.[0-9][0-9][0-9] &gt; ~/shop.bundle");
    }

    @Test
    void aNameIsTextForTheBrowserAndOneWordForTheShell() {
        assertThat(page(sheet("it's <b>.bundle", 0, 1)))
                .contains("run verify 'it'\\''s &lt;b&gt;.bundle'")
                .doesNotContain("<b>", "First bring");
    }

    @Test
    void itNeedsNoNetwork() {
        assertThat(page(sheet("shop.bundle", 6, 1))).doesNotContain("http", "src=", "@import");
    }

    private static String page(BundleSheet... sheets) {
        StickFile file = new StartPage(List.of(sheets), "run", Optional.empty()).file();
        return new String(((BytesSource) file.content()).bytes(), StandardCharsets.UTF_8);
    }

    private static BundleSheet sheet(String file, int machines, int files) {
        return new BundleSheet(
                file, "demo 1.0.0", 5 << 20, files, 7, machines, 2L << 30, KEY, Optional.of("keys/acme.pub"));
    }
}
