package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobUpload.Chunk;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a blob a client says to send. The spec's form is {@code 0-499}; HTTP's own, {@code bytes 0-499/*}, is
 * taken too.
 */
final class SentRange {
    private static final Pattern FORM =
            Pattern.compile("(?:bytes[ =])?([0-9]{1,18})-([0-9]{1,18})(?:/(?:[0-9]+|\\*))?");

    private SentRange() {}

    static Chunk chunk(Request request) {
        Optional<String> range = request.header("Content-Range");
        return range.map(its -> said(its, request.length()))
                .orElseGet(() -> new Chunk(OptionalLong.empty(), request.length()));
    }

    private static Chunk said(String range, OptionalLong length) {
        Matcher matcher = FORM.matcher(range.strip());
        if (!matcher.matches()) {
            throw new RequestRefusal(
                    ErrorCode.BLOB_UPLOAD_INVALID, "Content-Range is FIRST-LAST, not " + Excerpt.of(range));
        }
        long first = Long.parseLong(matcher.group(1));
        long count = Long.parseLong(matcher.group(2)) - first + 1;
        if (count < 0 || length.isPresent() && length.getAsLong() != count) {
            throw new RequestRefusal(
                    ErrorCode.SIZE_INVALID, "Content-Range and Content-Length do not say the same: none was kept");
        }
        return new Chunk(OptionalLong.of(first), OptionalLong.of(count));
    }
}
