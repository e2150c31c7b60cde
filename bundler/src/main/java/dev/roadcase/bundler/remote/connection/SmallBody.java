package dev.roadcase.bundler.remote.connection;

import dev.roadcase.bundler.remote.failure.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.Response;

/** The body of an answer that is small enough to be held in memory. */
public record SmallBody(Response response, int most, String doing) {
    private static final byte[] MAGIC = {0x1f, (byte) 0x8b};

    /** Some servers compress what nobody asked them to compress, and say so. No document begins as gzip does. */
    private InputStream plain(InputStream in) throws IOException {
        in.mark(MAGIC.length);
        boolean gzip = Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        in.reset();
        boolean said =
                response.header("Content-Encoding", "").toLowerCase(Locale.ROOT).contains("gzip");
        return said && gzip ? new GZIPInputStream(in) : in;
    }

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
        try (InputStream in = plain(new BufferedInputStream(new RemoteStream(response, doing)))) {
            return in.readNBytes(count);
        } catch (ZipException e) {
            throw Failure.of(doing, response).lasting("sends a body that it calls gzip and that is none");
        } catch (IOException e) {
            throw Unreachable.inTheMiddle(doing, response.request().url(), e);
        }
    }
}
