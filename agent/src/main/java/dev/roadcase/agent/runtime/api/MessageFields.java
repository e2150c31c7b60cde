package dev.roadcase.agent.runtime.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A message of protocol buffers that is being written (protobuf.dev, "Encoding"). */
public final class MessageFields {
    private static final int TEXT = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A text, or nothing if it is empty. */
    public MessageFields text(int number, String value) {
        return value.isEmpty() ? this : message(number, value.getBytes(StandardCharsets.UTF_8));
    }

    public MessageFields number(int number, long value) {
        varint((long) number << 3);
        varint(value);
        return this;
    }

    public MessageFields message(int number, MessageFields value) {
        return message(number, value.bytes.toByteArray());
    }

    public MessageFields map(int number, Map<String, String> values) {
        values.forEach(
                (key, value) -> message(number, new MessageFields().text(1, key).text(2, value)));
        return this;
    }

    private MessageFields message(int number, byte[] value) {
        varint((long) number << 3 | TEXT);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** The whole message. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
