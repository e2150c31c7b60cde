package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The content of an answer. */
sealed interface Body {
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

    /** Bytes that stay in the file until they are sent. */
    record BlobStretch(Bundle bundle, Entry entry, long from, long size) implements Body {
        @Override
        public InputStream open() {
            return bundle.part(entry, from, size);
        }
    }
}
