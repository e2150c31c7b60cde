package dev.roadcase.inaetics.wire;

import dev.roadcase.inaetics.sample.Sample;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A message that is being read. */
final class Read {
    private final ByteBuffer buffer;

    private Read(byte[] message) {
        this.buffer = ByteBuffer.wrap(message);
    }

    /**
     * Reads a whole message.
     *
     * @throws IllegalArgumentException where it is cut off, goes on behind its end, or holds what cannot be
     */
    static <T> T whole(byte[] message, Function<Read, T> reader) {
        Read read = new Read(message);
        try {
            T value = reader.apply(read);
            if (read.buffer.hasRemaining()) {
                throw new IllegalArgumentException("a message with " + read.buffer.remaining() + " bytes too many");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a message that is cut off after " + message.length + " bytes", e);
        }
    }

    long number() {
        return buffer.getLong();
    }

    double value() {
        return buffer.getDouble();
    }

    boolean truth() {
        return buffer.get() != 0;
    }

    String text() {
        byte[] bytes = new byte[count(3 * Text.LONGEST)];
        buffer.get(bytes);
        return Text.require(new String(bytes, StandardCharsets.UTF_8));
    }

    Sample sample() {
        return new Sample(number(), value(), value());
    }

    <T> List<T> list(int most, Supplier<T> reader) {
        int count = count(most);
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(reader.get());
        }
        return items;
    }

    private int count(int most) {
        int count = buffer.getInt();
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("a message with " + count + " of what there may be " + most);
        }
        return count;
    }
}
