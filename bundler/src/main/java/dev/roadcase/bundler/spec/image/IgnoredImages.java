package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The key {@code ignoreImages} of demo.yaml: what looks like an image in a manifest and is none.
 *
 * @param patterns texts in which {@code *} stands for any characters
 */
public record IgnoredImages(List<String> patterns) {
    public IgnoredImages {
        patterns = List.copyOf(patterns);
    }

    /** Whether a text of a manifest is meant, as it is written or as an image's whole name. */
    public boolean covers(String text) {
        return patterns.stream().map(IgnoredImages::compiled).anyMatch(pattern -> covers(pattern, text));
    }

    private static boolean covers(Pattern pattern, String text) {
        return pattern.matcher(text).matches() || pattern.matcher(whole(text)).matches();
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    private static String whole(String text) {
        try {
            return Reference.parse(text).toString();
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
