package dev.roadcase.agent.format;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an image runs, in the words of the Go runtime (OCI image spec, "Image Index", property {@code platform}).
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant of the processor, such as {@code v8}
 */
public record Platform(String os, String architecture, Optional<String> variant) {
    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9._-]{1,64}");

    /** What a bundle holds unless something else is asked for. */
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", Optional.empty());

    public Platform {
        requireWord(os);
        requireWord(architecture);
        variant.ifPresent(Platform::requireWord);
    }

    /** Reads {@code OS/ARCH} or {@code OS/ARCH/VARIANT}. */
    public static Platform parse(String text) {
        String[] words = text.split("/", -1);
        if (words.length < 2 || words.length > 3) {
            throw new IllegalArgumentException("not a platform (OS/ARCH, such as linux/amd64): " + Excerpt.of(text));
        }
        return new Platform(words[0], words[1], words.length == 3 ? Optional.of(words[2]) : Optional.empty());
    }

    /**
     * Whether something made for {@code offered} is what was asked for. A platform without a variant accepts any
     * variant. An offer without a variant has the usual one: v7 of arm, v8 of arm64 (as in containerd).
     */
    public boolean accepts(Platform offered) {
        return isLike(offered) && (variant.isEmpty() || variant.equals(offered.variant.or(offered::usualVariant)));
    }

    /** Whether both are the same but for their variants. */
    public boolean isLike(Platform other) {
        return os.equals(other.os) && architecture.equals(other.architecture);
    }

    private Optional<String> usualVariant() {
        return switch (architecture) {
            case "arm" -> Optional.of("v7");
            case "arm64" -> Optional.of("v8");
            default -> Optional.empty();
        };
    }

    private static void requireWord(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    "not a platform's name (letters, digits, dot, dash): " + Excerpt.of(word));
        }
    }

    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }
}
