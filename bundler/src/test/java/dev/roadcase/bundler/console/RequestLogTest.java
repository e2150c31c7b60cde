package dev.roadcase.bundler.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Event;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestLogTest {
    private static final Event ASKED = new Event.Requested("GET https://quay.io/v2/", "status 401");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(new ByteArrayOutputStream(), err);

    @ParameterizedTest
    @EnumSource
    void whoDebugsSeesWhatServersWereAsked(ProgressStyle progress) {
        progress.debuggingOn(console).emit(ASKED);
        assertThat(err.toString(UTF_8)).contains("GET https://quay.io/v2/: status 401");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyElseDoes(ProgressStyle progress) {
        progress.on(console).emit(ASKED);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void otherEventsAreShownAsEver() {
        ProgressStyle.PLAIN.debuggingOn(console).emit(new Event.Began("resolving"));
        assertThat(err.toString(UTF_8)).isEqualTo("resolving\n");
    }
}
