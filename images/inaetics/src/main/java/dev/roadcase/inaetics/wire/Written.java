package dev.roadcase.inaetics.wire;

import dev.roadcase.inaetics.sample.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A message that is being written. */
final class Written {
    /** Bytes of a sample. */
    static final int SAMPLE = 24;

    private static final int NUMBER = 8;
    private static final int FIXED = 2048;

    private final ByteBuffer buffer;

    /** @param items how many of {@code size} bytes each it will hold, beside a few fields of its own */
    Written(int items, int size) {
        buffer = ByteBuffer.allocate(FIXED + items * (size + NUMBER));
    }

    Written number(long number) {
        buffer.putLong(number);
        return this;
    }

    Written value(double value) {
        buffer.putDouble(value);
        return this;
    }

    Written truth(boolean truth) {
        buffer.put((byte) (truth ? 1 : 0));
        return this;
    }

    Written text(String text) {
        byte[] bytes = Text.require(text).getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length).put(bytes);
        return this;
    }

    Written sample(Sample sample) {
        return number(sample.time()).value(sample.value1()).value(sample.value2());
    }

    <T> Written list(List<T> items, Consumer<T> writer) {
        buffer.putInt(items.size());
        items.forEach(writer);
        return this;
    }

    byte[] bytes() {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }
}
