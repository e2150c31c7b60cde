package dev.roadcase.bundler.remote.connection;

import dev.roadcase.bundler.remote.failure.Failure;
import java.io.IOException;
import okhttp3.Response;

/** The body of an answer that is small enough to be held in memory. */
public record SmallBody(Response response, int most, String doing) {

    /** All of it; a body of more than {@code most} bytes is a problem, and is not read further. */
    public byte[] bytes() {
        byte[] read = atMost(most + 1);
        if (read.length > most) {
            throw Failure.of(doing, response).lasting("sends more than " + most + " bytes");
        }
        return read;
    }

    /** Its first bytes. */
    byte[] atMost(int count) {
        try (RemoteStream in = new RemoteStream(response, doing)) {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw Unreachable.inTheMiddle(doing, response.request().url(), e);
        }
    }
}
