package dev.roadcase.agent.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final byte[] BYTES = new MessageFields()
            .text(1, "overlayfs")
            .number(3, 1L << 60)
            .map(4, Map.of("key", "value"))
            .text(20, "x".repeat(300))
            .text(20, "y")
            .bytes();

    @Test
    void fieldsAreFoundByTheirNumbers() {
        Message message = Message.parse(BYTES);
        assertThat(message.text(1)).isEqualTo("overlayfs");
        assertThat(message.text(2)).isEmpty();
        assertThat(message.texts(20)).containsExactly("x".repeat(300), "y");
        assertThat(message.messages(4)).singleElement().satisfies(entry -> {
            assertThat(entry.text(1)).isEqualTo("key");
            assertThat(entry.text(2)).isEqualTo("value");
        });
    }

    @Test
    void aMessageThatIsCutOffIsRefused() {
        assertThatThrownBy(() -> Message.parse(Arrays.copyOf(BYTES, BYTES.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Message.parse(new byte[] {7})).isInstanceOf(IllegalArgumentException.class);
    }
}
