package dev.roadcase.bundler.spec.manifest;

import dev.roadcase.agent.format.Reference;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which keys and texts speak of images. */
final class ImageWords {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern IMAGE = Pattern.compile("(?:.*-)?images?(?:-.*)?");

    /** Keys that end so say something of an image, but not its name: imagePullPolicy, imageRegistry. */
    private static final Set<String> OTHER_ENDS = Set.of(
            "policy",
            "registry",
            "repository",
            "repo",
            "secret",
            "secrets",
            "tag",
            "digest",
            "format",
            "size",
            "path",
            "dir",
            "url",
            "type",
            "id",
            "prefix",
            "count",
            "version");

    private static final Pattern PICTURE =
            Pattern.compile(".*\\.(?:png|svg|jpe?g|gif|ico|webp|iso|img|qcow2|raw|vmdk)");

    private static final int LONGEST_KEY = 200;

    private ImageWords() {}

    /** Whether a key, a variable or a flag speaks of an image: image, helperImage, RELATED_IMAGE_PROXY, --helper-image. */
    static boolean isKey(String key) {
        if (key.length() > LONGEST_KEY || !isIn(key)) {
            return false;
        }
        String lower = HUMP.matcher(key).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
        String words = BETWEEN_WORDS.matcher(lower).replaceAll("-");
        String last = words.substring(words.lastIndexOf('-') + 1);
        return IMAGE.matcher(words).matches() && !OTHER_ENDS.contains(last);
    }

    /** Whether a text has the word in it, which costs less to know than what is said of it. */
    static boolean isIn(String text) {
        return text.contains("mage") || text.contains("MAGE");
    }

    /** What such a key's text names: an image, if it can be one. */
    static Optional<Reference> named(String key, String text) {
        boolean certain = key.equals("image") || text.matches(".*[:/@].*");
        return certain && !PICTURE.matcher(text).matches() ? reference(text) : Optional.empty();
    }

    static Optional<Reference> reference(String text) {
        try {
            return Optional.of(Reference.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
