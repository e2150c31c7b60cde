package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Digest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where upstream publishes the SHA-256 of a file.
 *
 * @param url of a text: only the sum, or lines of sum and name as {@code sha256sum} writes them, or GitHub's
 *     description of a release, whose assets have a {@code digest} since June 2025
 * @param file the name of the file in that text
 */
public record PublishedSum(URI url, String file) {
    private static final Pattern ALONE = Pattern.compile("\\s*([0-9a-f]{64})\\s*");

    /** The sum of the file in this text, if it has one. */
    public Optional<Digest> in(String text) {
        return first(ALONE.matcher(text), true)
                .or(() -> first(line().matcher(text), false))
                .or(() -> asset(text));
    }

    private Pattern line() {
        return Pattern.compile("(?m)^([0-9a-f]{64})[ \\t]+[*]?(?:\\./)?" + Pattern.quote(file) + "[ \\t]*\\r?$");
    }

    /** The fields of an asset are between its name and the name of the next asset. */
    private Optional<Digest> asset(String text) {
        Pattern asset = Pattern.compile(
                "\"name\"\\s*:\\s*\"" + Pattern.quote(file)
                        + "\"(?:(?!\"name\"\\s*:).)*?\"digest\"\\s*:\\s*\"sha256:([0-9a-f]{64})\"",
                Pattern.DOTALL);
        return first(asset.matcher(text), false);
    }

    private static Optional<Digest> first(Matcher matcher, boolean whole) {
        return (whole ? matcher.matches() : matcher.find())
                ? Optional.of(Digest.parse("sha256:" + matcher.group(1)))
                : Optional.empty();
    }
}
