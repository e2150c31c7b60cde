package dev.roadcase.agent.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static String lastLine(String said) throws InterruptedException {
        return Drain.of(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)))
                .lastLine();
    }

    @Test
    void theLastLineIsTheReason() throws Exception {
        assertThat(lastLine("first\nlast\u0007\n\n")).isEqualTo("last?");
        assertThat(lastLine("\n")).isEqualTo("it did not say why");
    }

    @Test
    void ofALongLineTheEndIsKeptSinceItSaysWhy() throws Exception {
        String line = "ctr: failed to ingest " + "a/long/path/".repeat(50) + ": no space left on device";
        assertThat(lastLine(line))
                .hasSize(300)
                .startsWith("ctr: failed to ingest ")
                .endsWith(": no space left on device");
    }
}
