package dev.roadcase.bundler.remote.part;

import dev.roadcase.bundler.remote.failure.Failure;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks for a part of a content (RFC 9110, 14).
 *
 * @param doing what it is for, in the imperative, to begin an error with
 * @param size of the whole content, where that is known for sure
 * @param validator of the content that the part shall belong to
 */
public record PartRequest(String doing, ByteRange range, OptionalLong size, Optional<Validator> validator) {
    private static final int WHOLE = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    /** The same question for the whole content. */
    public PartRequest whole() {
        return new PartRequest(doing, ByteRange.ALL, size, Optional.empty());
    }

    public Request.Builder addTo(Request.Builder request) {
        if (range.isAll()) {
            return request;
        }
        validator.ifPresent(known -> request.header("If-Range", known.value()));
        return request.header("Range", range.header());
    }

    public boolean understands(int status) {
        return status == WHOLE || !range.isAll() && (status == PARTIAL || status == NOT_SATISFIABLE);
    }

    /** The part. Empty, with the answer closed, if the server sent something else and the whole has to be asked for. */
    public Optional<RemotePart> read(Response response) {
        if (response.code() == WHOLE) {
            return Optional.of(part(response, 0, announced(response)));
        }
        Optional<ContentRange> said = ContentRange.of(response).filter(it -> isWanted(it, response));
        if (said.isEmpty()) {
            response.close();
        }
        return said.map(it -> part(response, it.first(), it.size()));
    }

    private boolean isWanted(ContentRange said, Response response) {
        Optional<Validator> current = Validator.of(response);
        boolean changed = validator.isPresent() && current.isPresent() && !validator.equals(current);
        return response.code() == PARTIAL && said.answers(range) && !changed;
    }

    private RemotePart part(Response response, long from, OptionalLong said) {
        if (size.isPresent() && said.isPresent() && !size.equals(said)) {
            response.close();
            throw Failure.of(doing, response)
                    .lasting("announces " + said.getAsLong() + " bytes, not " + size.getAsLong());
        }
        return new RemotePart(response, doing, from, range, size.isPresent() ? size : said);
    }

    private static OptionalLong announced(Response response) {
        long length = response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }
}
