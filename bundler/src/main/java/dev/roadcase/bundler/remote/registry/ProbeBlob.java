package dev.roadcase.bundler.remote.registry;

import dev.roadcase.bundler.remote.connection.Endpoint;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for the first byte of a blob, where HEAD is not answered. If the answer is no, sending the blob tells the reason. */
record ProbeBlob(BlobCargo cargo) implements BlobOperation<Boolean> {
    /** The last of them is for a blob of no bytes. */
    private static final Set<Integer> THERE = Set.of(200, 206, 416);

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new BlobQuestion(cargo.reference(), cargo.blob())
                .request(endpoint)
                .header("Range", "bytes=0-0");
    }

    @Override
    public boolean understands(int status) {
        return new HeadAnswer(status).isUnderstood();
    }

    @Override
    public Boolean read(Response response) {
        try (response) {
            return THERE.contains(response.code());
        }
    }
}
