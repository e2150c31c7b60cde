package dev.roadcase.agent.registry.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Supplier;

/** The content of an answer. */
public sealed interface Body {
    Body NONE = new Held(new byte[0]);

    /** In bytes. */
    long size();

    InputStream open();

    /** Bytes in memory: documents. */
    record Held(byte[] bytes) implements Body {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Bytes that stay where they are until they are sent. */
    record Streamed(long size, Supplier<InputStream> content) implements Body {
        @Override
        public InputStream open() {
            return content.get();
        }
    }
}
