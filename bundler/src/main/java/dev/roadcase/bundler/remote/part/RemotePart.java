package dev.roadcase.bundler.remote.part;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.connection.RemoteStream;
import dev.roadcase.bundler.remote.failure.TransientFailure;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Response;

/**
 * A part of a content as it arrives. Its bytes are not verified: the caller does that with the whole content. It never gives bytes from outside the range that was asked for. A failure is a {@link Problem} that names the host. If that holds a {@link TransientFailure}, the caller may ask for the rest.
 */
public final class RemotePart extends InputStream {
    private final Response response;
    private final RemoteStream in;
    private final long from;
    private final OptionalLong size;
    private final long end;
    private long position;

    RemotePart(Response response, String doing, long from, ByteRange asked, OptionalLong size) {
        this.response = response;
        this.in = new RemoteStream(response, doing);
        this.from = from;
        this.position = from;
        this.size = size;
        this.end = asked.endWithin(size);
    }

    /** Where its first byte stands in the content: 0, whatever was asked for, where the server sends the whole. */
    public long from() {
        return from;
    }

    /** The size of the whole content, where it is known. */
    public OptionalLong size() {
        return size;
    }

    /** The validator for requests of later parts of the same content. */
    public Optional<Validator> validator() {
        return Validator.of(response);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position >= end) {
            return end();
        }
        int count = in.read(target, offset, (int) Math.min(length, end - position));
        if (count < 0 && end != ByteRange.OPEN) {
            throw in.failure().passing("sent the bytes up to " + position + ", not up to " + end);
        }
        position += Math.max(0, count);
        return count;
    }

    private int end() {
        if (end == size.orElse(ByteRange.OPEN) && in.read() >= 0) {
            throw in.failure().lasting("sends more than " + end + " bytes");
        }
        return -1;
    }

    /** Ends the transfer from any thread: a thread that waits for bytes gets a problem. */
    public void abort() {
        in.abort();
    }

    @Override
    public void close() {
        in.close();
    }
}
