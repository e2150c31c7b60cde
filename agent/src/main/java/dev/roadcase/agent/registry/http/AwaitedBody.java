package dev.roadcase.agent.registry.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, for which a thread waits as it waits for a client that takes an answer. */
final class AwaitedBody extends FilterInputStream {
    private final ClientWaits waits;

    AwaitedBody(InputStream body, ClientWaits waits) {
        super(body);
        this.waits = waits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        int[] count = new int[1];
        waits.during(() -> count[0] = in.read(target, offset, most));
        return count[0];
    }
}
