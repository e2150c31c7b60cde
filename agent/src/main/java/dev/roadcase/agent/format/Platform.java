package dev.roadcase.agent.format;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where an image runs, in the words of the Go runtime (OCI image spec, "Image Index", property {@code platform}). Other
 * words for the same, such as {@code x86_64}, are turned into these, as containerd does it.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant of the processor, such as {@code v8}
 */
public record Platform(String os, String architecture, Optional<String> variant) {
    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9._-]{1,64}");
    private static final Pattern LEVEL = Pattern.compile("v(\\d)");

    /** What a bundle holds unless something else is asked for. */
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", Optional.empty());

    public Platform {
        PlatformWords words = PlatformWords.of(os, architecture, variant.orElse(""));
        os = words.os();
        architecture = words.architecture();
        variant = Optional.of(words.variant()).filter(text -> !text.isEmpty());
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
        if (words.length == 3) {
            requireWord(words[2]);
        }
        return new Platform(words[0], words[1], words.length == 3 ? Optional.of(words[2]) : Optional.empty());
    }

    /** What others say of their images; empty if that names no platform. */
    static Optional<Platform> said(String os, String architecture, String variant) {
        return isWord(os) && isWord(architecture)
                ? Optional.of(
                        new Platform(os, architecture, Optional.of(variant).filter(Platform::isWord)))
                : Optional.empty();
    }

    /** Whether it is that of what runs nowhere, such as an attestation. */
    public boolean isUnknown() {
        return os.equals("unknown");
    }

    /**
     * Whether each machine of this platform runs what was made for {@code offered}. A platform without a variant has the
     * usual one: of amd64 the first, of arm64 v8. Of arm it is any: which one a machine has, nobody can know here.
     */
    public boolean accepts(Platform offered) {
        return acceptable().anyMatch(each -> each.isJust(offered));
    }

    /**
     * Of several offers those that machines of this platform run best, in their order: exactly this platform, else the
     * next that is compatible with it (containerd, {@code platforms.Only}).
     *
     * @param platform for which an offer was made, if it says so
     */
    public <T> List<T> best(Collection<T> offers, Function<T, Optional<Platform>> platform) {
        return acceptable()
                .map(each -> offers.stream()
                        .filter(offer ->
                                platform.apply(offer).filter(each::isJust).isPresent())
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Whether both are the same but for their variants. */
    public boolean isLike(Platform other) {
        return os.equals(other.os) && architecture.equals(other.architecture);
    }

    /** The best first. */
    private Stream<Platform> acceptable() {
        int level = level();
        if (level == 0 || isAnyArm()) {
            return Stream.of(this);
        }
        int lowest = architecture.equals("arm") ? 5 : architecture.equals("arm64") ? 8 : 1;
        return IntStream.iterate(level, each -> each >= lowest, each -> each - 1)
                .mapToObj(each -> new Platform(os, architecture, Optional.of("v" + each)));
    }

    /** Of the variants that build on one another; 0 for all others. */
    private int level() {
        return usual().flatMap(usual -> LEVEL.matcher(variant.orElse(usual))
                        .results()
                        .map(match -> Integer.valueOf(match.group(1)))
                        .findFirst())
                .orElse(0);
    }

    private boolean isJust(Platform offered) {
        return isLike(offered) && (isAnyArm() || variant.or(this::usual).equals(offered.variant.or(offered::usual)));
    }

    private boolean isAnyArm() {
        return architecture.equals("arm") && variant.isEmpty();
    }

    /** The variant of a platform that names none, if it is one of several that build on one another. */
    private Optional<String> usual() {
        return switch (architecture) {
            case "amd64" -> Optional.of("v1");
            case "arm" -> Optional.of("v7");
            case "arm64" -> Optional.of("v8");
            default -> Optional.empty();
        };
    }

    private static boolean isWord(String word) {
        return WORD.matcher(word).matches();
    }

    private static void requireWord(String word) {
        if (!isWord(word)) {
            throw new IllegalArgumentException(
                    "not a platform's name (letters, digits, dot, dash): " + Excerpt.of(word));
        }
    }

    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }
}
