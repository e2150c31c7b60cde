package dev.roadcase.bundler.cluster.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlLinesTest {
    @Test
    void contentThatNoBlockCanHoldGoesInBase64() {
        assertThat(new YamlLines().content("  ", " begins with a blank\n").toString())
                .contains("encoding: b64");
        assertThat(new YamlLines().content("  ", "no end of line").toString()).contains("encoding: b64");
        assertThat(new YamlLines().content("  ", "ümlaut\n").toString()).contains("encoding: b64");
        assertThat(new YamlLines().content("  ", "a\nb $private_ipv4\n").toString())
                .contains("encoding: b64");
        assertThat(new YamlLines().content("  ", "plain\n\ntext\n").toString())
                .isEqualTo("  content: |\n   plain\n\n   text\n");
    }
}
