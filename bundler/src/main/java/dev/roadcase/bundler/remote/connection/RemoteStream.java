package dev.roadcase.bundler.remote.connection;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.Failure;
import java.io.FilterInputStream;
import java.io.IOException;
import okhttp3.Response;

/** The body of an answer as it arrives; what goes wrong on the way is a {@link Problem} that names the host. */
public final class RemoteStream extends FilterInputStream {
    private final Response response;
    private final String doing;

    public RemoteStream(Response response, String doing) {
        super(response.body().byteStream());
        this.response = response;
        this.doing = doing;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw Unreachable.inTheMiddle(doing, response.request().url(), e);
        }
    }

    /** Ends the transfer from any thread. */
    public void abort() {
        HttpClients.abort(response);
    }

    @Override
    public void close() {
        response.close();
    }

    /** What is wrong with what arrives here. */
    public Failure failure() {
        return Failure.of(doing, response);
    }
}
