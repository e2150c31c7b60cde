package dev.roadcase.agent.runtime.api;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message of protocol buffers that was read. Of its fields, those that hold texts or messages can be asked for. */
public final class Message {
    private final List<Field> fields;

    private record Field(int number, byte[] value) {}

    private Message(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Message parse(byte[] bytes) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            while (in.hasRemaining()) {
                int tag = (int) varint(in);
                switch (tag & 7) {
                    case 0 -> varint(in);
                    case 1 -> in.getLong();
                    case 2 -> fields.add(new Field(tag >>> 3, value(in)));
                    case 5 -> in.getInt();
                    default -> throw new IllegalArgumentException("a message of protocol buffers with a wrong type");
                }
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a message of protocol buffers that is cut off", e);
        }
        return new Message(fields);
    }

    private static byte[] value(ByteBuffer in) {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[(int) length];
        in.get(value);
        return value;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte each = in.get();
            value |= (each & 0x7fL) << shift;
            if (each >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a message of protocol buffers with a number that is too long");
    }

    /** The messages in fields of this number. */
    public List<Message> messages(int number) {
        return values(number).stream().map(Message::parse).toList();
    }

    /** The texts in fields of this number. */
    public List<String> texts(int number) {
        return values(number).stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    /** The text in the field of this number; empty where there is none. */
    public String text(int number) {
        List<String> texts = texts(number);
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    private List<byte[]> values(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::value)
                .toList();
    }
}
