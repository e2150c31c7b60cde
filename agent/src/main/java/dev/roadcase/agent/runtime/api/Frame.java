package dev.roadcase.agent.runtime.api;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A frame of HTTP/2 (RFC 9113, section 4). */
record Frame(int type, int flags, int stream, byte[] payload) {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GO_AWAY = 7;
    static final int WINDOW = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int ACKNOWLEDGED = 1;
    static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;

    private static final int HEAD = 9;
    /** What we allow: the least that we may (RFC 9113, section 4.2). */
    private static final int LARGEST = 16 << 10;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + payload.length);
        bytes.putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload);
        return bytes.array();
    }

    static Frame read(UnixStream in) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(in.read(HEAD));
        int first = head.getInt();
        int length = first >>> 8;
        if (length > LARGEST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        return new Frame(first & 0xff, head.get(), head.getInt() & Integer.MAX_VALUE, in.read(length));
    }

    /** The content, without padding and priority (RFC 9113, sections 6.1 and 6.2). */
    byte[] content() {
        ByteBuffer content = ByteBuffer.wrap(payload);
        int padding = has(PADDED) ? content.get() & 0xff : 0;
        if (type == HEADERS && has(PRIORITY)) {
            content.position(content.position() + 5);
        }
        byte[] bytes = new byte[content.remaining() - padding];
        content.get(bytes);
        return bytes;
    }
}
