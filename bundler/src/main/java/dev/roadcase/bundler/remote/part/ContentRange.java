package dev.roadcase.bundler.remote.part;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * What a server says that it sends (RFC 9110, 14.4).
 *
 * @param first where the first byte stands
 * @param last where the last byte stands
 * @param size of the whole content, where the server knows it
 */
record ContentRange(long first, long last, OptionalLong size) {
    private static final Pattern FORM = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");

    /** Empty if the header is missing or makes no sense. */
    static Optional<ContentRange> of(Response response) {
        Matcher said = FORM.matcher(response.header("Content-Range", ""));
        return said.matches() ? Optional.of(of(said)).filter(ContentRange::makesSense) : Optional.empty();
    }

    private static ContentRange of(Matcher said) {
        OptionalLong size =
                said.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(said.group(3)));
        return new ContentRange(Long.parseLong(said.group(1)), Long.parseLong(said.group(2)), size);
    }

    private boolean makesSense() {
        return first <= last && last < size.orElse(Long.MAX_VALUE);
    }

    /** Whether this is what was asked for, or the beginning of it: a server may send less. */
    boolean answers(ByteRange asked) {
        return first == asked.from() && last < asked.end();
    }
}
