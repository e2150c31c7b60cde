package dev.roadcase.agent.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageConfigTest {
    private static final Digest LAYER = Digest.of(new byte[] {1});

    private static ImageConfig config(String json) {
        return ImageConfig.parse(json.replace('\'', '"').getBytes(UTF_8));
    }

    @Test
    void whatIsWrittenIsRead() {
        Platform platform = Platform.parse("linux/arm64/v8");
        byte[] bytes = ImageConfig.of("1970-01-01T00:00:01Z", platform, Json.object(), List.of(LAYER), Json.array())
                .bytes();
        ImageConfig read = ImageConfig.parse(bytes);
        assertThat(read.platform()).contains(platform);
        assertThat(read.diffIds()).containsExactly(LAYER);
        assertThat(read.bytes()).isEqualTo(bytes);
    }

    @Test
    void anImageNeedNotSayForWhatItIsMade() {
        assertThat(config("{'architecture': '', 'os': ''}").platform()).isEmpty();
        assertThat(config("{'architecture': 'amd64'}").platform()).isEmpty();
        assertThat(config("{}").platform()).isEmpty();
    }

    @Test
    void anImageNeedNotHaveLayers() {
        assertThat(config("{}").diffIds()).isEmpty();
        assertThat(config("{'rootfs': {'diff_ids': null}}").diffIds()).isEmpty();
    }

    @Test
    void settingsThatAreNullAreNone() {
        assertThat(config("{'config': null, 'history': null}").settings()).isEmpty();
        assertThat(config("{'config': null, 'history': null}").history()).isEmpty();
    }

    @Test
    void settingsAreACopy() {
        ImageConfig config = config("{'config': {'Env': ['A=b']}}");
        config.settings().remove("Env");
        assertThat(config.settings().has("Env")).isTrue();
    }

    @Test
    void whatIsNoObjectIsNoConfig() {
        assertThatIllegalArgumentException().isThrownBy(() -> config("[]"));
        assertThatIllegalArgumentException().isThrownBy(() -> config("hello"));
    }
}
