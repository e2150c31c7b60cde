package dev.roadcase.bundler.remote.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** What is sent with a request: read while it is sent, never held, and read again where the request is repeated. */
public final class OutgoingBody extends RequestBody {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int PIECE = 64 << 10;

    private final Outgoing content;
    private final long from;
    private final MediaType type;

    private OutgoingBody(Outgoing content, long from, MediaType type) {
        this.content = content;
        this.from = from;
        this.type = type;
    }

    /** No bytes. */
    public static OutgoingBody empty() {
        return new OutgoingBody(new HeldBytes(new byte[0]), 0, BYTES);
    }

    /** All bytes of a content from this one on. */
    public static OutgoingBody of(Outgoing content, long from) {
        return new OutgoingBody(content, from, BYTES);
    }

    /** A document of this media type. */
    public static OutgoingBody of(String mediaType, byte[] document) {
        return new OutgoingBody(new HeldBytes(document), 0, MediaType.get(mediaType));
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return content.size() - from;
    }

    /** A server may have kept a part of it: only who has asked that server knows where to go on. */
    @Override
    public boolean isOneShot() {
        return from > 0 || content.size() > PIECE;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = content.from(from)) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                sink.write(piece, 0, count);
                content.sent(count);
            }
        }
    }

    private record HeldBytes(byte[] bytes) implements Outgoing {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream from(long offset) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void sent(long count) {
            // Nobody waits for it.
        }
    }
}
