package dev.roadcase.bundler.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserTest {
    @Test
    void aLinuxDesktopHasOneAndAServerHasNone() {
        assertThat(Browser.of("Linux", Map.of("DISPLAY", ":0"))).contains(new Browser("xdg-open"));
        assertThat(Browser.of("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).contains(new Browser("xdg-open"));
        assertThat(Browser.of("Linux", Map.of())).isEmpty();
        assertThat(Browser.of("Linux", Map.of("DISPLAY", ""))).isEmpty();
    }

    @Test
    void aMacHasOneUnlessItIsReachedOverTheNetwork() {
        assertThat(Browser.of("Mac OS X", Map.of())).contains(new Browser("open"));
        assertThat(Browser.of("Mac OS X", Map.of("SSH_CONNECTION", "10.0.0.1 22 10.0.0.2 22")))
                .isEmpty();
    }
}
