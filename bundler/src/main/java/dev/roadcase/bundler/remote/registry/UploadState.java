package dev.roadcase.bundler.remote.registry;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * How far an upload is, as its registry says.
 *
 * @param place where it goes on
 * @param length how many bytes the registry has; absent where it does not say
 */
record UploadState(UploadPlace place, OptionalLong length) {
    /** Some begin it as HTTP does. */
    private static final Pattern RANGE = Pattern.compile("(?:bytes[= ])?0-([0-9]{1,18})");

    static UploadState of(Response response, UploadPlace before, String doing) {
        return new UploadState(before.after(response, doing), length(response.header("Range", "")));
    }

    /** How many of these bytes the registry has after they were sent: all, unless it says how many. */
    long reached(long size) {
        long said = length.orElse(0);
        return said == 0 ? size : Math.min(said, size);
    }

    /** Where to go on after a cut; absent if nobody knows. */
    OptionalLong next(long size) {
        return length.orElse(size + 1) <= size ? length : OptionalLong.empty();
    }

    /** {@code 0-0} is one byte, but registries say it if they have none. A blob that is wrong for that shows it at its end. */
    private static OptionalLong length(String range) {
        Matcher said = RANGE.matcher(range.strip());
        if (!said.matches()) {
            return OptionalLong.empty();
        }
        long last = Long.parseLong(said.group(1));
        return OptionalLong.of(last == 0 ? 0 : last + 1);
    }
}
