package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.PartRequest;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.part.Validator;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for a part of a blob (distribution spec, "Pulling blobs"); its answer is empty where no part is to be had. */
record OpenPart(BlobQuestion whole, PartRequest part) implements Operation<Optional<RemotePart>> {
    static OpenPart of(Reference reference, Descriptor blob, ByteRange range, Optional<Validator> validator) {
        BlobQuestion whole = new BlobQuestion(reference, blob);
        return new OpenPart(whole, new PartRequest(whole.doing(), range, OptionalLong.of(blob.size()), validator));
    }

    OpenPart asWhole() {
        return new OpenPart(whole, part.whole());
    }

    @Override
    public String doing() {
        return whole.doing();
    }

    @Override
    public Reference reference() {
        return whole.reference();
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return part.addTo(whole.request(endpoint));
    }

    @Override
    public boolean understands(int status) {
        return part.understands(status);
    }

    @Override
    public String missing() {
        return whole.missing();
    }

    @Override
    public Optional<RemotePart> read(Response response) {
        return part.read(response);
    }
}
