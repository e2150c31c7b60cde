package dev.roadcase.agent.runtime.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * containerd's API (gRPC over HTTP/2). Each call has a connection of its own, which a Unix socket gives in no time: so
 * several threads may call, and no call waits for another.
 *
 * @param socket where containerd listens
 * @param namespace of images, content and snapshots
 */
public record ContainerdApi(Path socket, String namespace) {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int STREAM = 1;
    private static final int WINDOW = Integer.MAX_VALUE;
    private static final int USUAL_WINDOW = 65_535;
    private static final int PREFIX = 5;

    /**
     * Calls a method and answers the messages that it gives: one, or as many as it streams.
     *
     * @param method such as {@code snapshots.v1.Snapshots/Prepare}
     * @throws ApiFailure if containerd refuses it
     * @throws IOException if containerd does not answer
     */
    public List<Message> call(String method, MessageFields request) throws IOException {
        try (UnixStream stream = UnixStream.to(socket)) {
            stream.write(PREFACE);
            stream.write(new Frame(Frame.SETTINGS, 0, 0, settings()).bytes());
            stream.write(window());
            stream.write(new Frame(Frame.HEADERS, Frame.END_HEADERS, STREAM, headers(method)).bytes());
            stream.write(new Frame(Frame.DATA, Frame.END_STREAM, STREAM, prefixed(request.bytes())).bytes());
            return answer(stream);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    /** No table of headers, no pushes, and windows that are never closed (RFC 9113, section 6.5.2). */
    private static byte[] settings() {
        ByteBuffer settings = ByteBuffer.allocate(18);
        settings.putShort((short) 1).putInt(0);
        settings.putShort((short) 2).putInt(0);
        settings.putShort((short) 4).putInt(WINDOW);
        return settings.array();
    }

    private static byte[] window() {
        byte[] more = ByteBuffer.allocate(4).putInt(WINDOW - USUAL_WINDOW).array();
        return new Frame(Frame.WINDOW, 0, 0, more).bytes();
    }

    private byte[] headers(String method) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        HeaderCoding.write(block, ":method", "POST");
        HeaderCoding.write(block, ":scheme", "http");
        HeaderCoding.write(block, ":path", "/containerd.services." + method);
        HeaderCoding.write(block, ":authority", "localhost");
        HeaderCoding.write(block, "te", "trailers");
        HeaderCoding.write(block, "content-type", "application/grpc");
        HeaderCoding.write(block, "containerd-namespace", namespace);
        return block.toByteArray();
    }

    /** Not compressed, and its length (gRPC over HTTP2, "Length-Prefixed-Message"). */
    private static byte[] prefixed(byte[] message) {
        return ByteBuffer.allocate(PREFIX + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static List<Message> answer(UnixStream stream) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        Map<String, String> headers = new HashMap<>();
        boolean ended = false;
        while (!ended || block.size() > 0) {
            Frame frame = Frame.read(stream);
            switch (frame.type()) {
                case Frame.SETTINGS, Frame.PING -> acknowledge(stream, frame);
                case Frame.DATA -> data.writeBytes(frame.content());
                case Frame.HEADERS, Frame.CONTINUATION -> take(frame, block, headers);
                case Frame.RESET, Frame.GO_AWAY -> throw new IOException("it refused the connection");
                default -> {
                    // Windows are large enough for what we send.
                }
            }
            ended = ended || frame.type() <= Frame.HEADERS && frame.has(Frame.END_STREAM);
        }
        requireSuccess(headers);
        return messages(ByteBuffer.wrap(data.toByteArray()));
    }

    private static void acknowledge(UnixStream stream, Frame frame) throws IOException {
        if (!frame.has(Frame.ACKNOWLEDGED)) {
            byte[] payload = frame.type() == Frame.PING ? frame.payload() : new byte[0];
            stream.write(new Frame(frame.type(), Frame.ACKNOWLEDGED, 0, payload).bytes());
        }
    }

    private static void take(Frame frame, ByteArrayOutputStream block, Map<String, String> headers) {
        block.writeBytes(frame.type() == Frame.HEADERS ? frame.content() : frame.payload());
        if (frame.has(Frame.END_HEADERS)) {
            headers.putAll(HeaderCoding.read(block.toByteArray()));
            block.reset();
        }
    }

    private static void requireSuccess(Map<String, String> headers) throws ApiFailure {
        String status = headers.getOrDefault("grpc-status", "none");
        if (!status.equals("0")) {
            throw new ApiFailure(status, headers.getOrDefault("grpc-message", ""));
        }
    }

    private static List<Message> messages(ByteBuffer data) throws IOException {
        List<Message> messages = new ArrayList<>();
        while (data.remaining() >= PREFIX) {
            boolean compressed = data.get() != 0;
            int length = data.getInt();
            if (compressed || length < 0 || length > data.remaining()) {
                throw new IOException("a message that is cut off");
            }
            byte[] message = new byte[length];
            data.get(message);
            messages.add(Message.parse(message));
        }
        return messages;
    }
}
