package dev.roadcase.bundler.debian;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells Debian's sources from others, and makes mirrors of them.
 *
 * @param root below which keyrings are looked for
 * @param codename of the machine's own release, such as {@code bookworm}; empty where it has none
 * @param expires whether this machine's apt minds a Valid-Until in the past
 */
record DebianSource(Path root, String codename, boolean expires) {
    private static final Set<String> NO = Set.of("no", "false", "without", "off", "disable", "0");
    private static final Pattern KEYRING = Pattern.compile("/(?:.*/)?debian-archive-[a-z-]+\\.(?:gpg|pgp|asc)");
    private static final Pattern SUITE =
            Pattern.compile("((?:old)*stable|testing|unstable|sid)(?:[-/](?:updates|security))?");
    private static final List<String> KEYRINGS =
            List.of("debian-archive-keyring.gpg", "debian-archive-keyring.pgp", "debian-archive-keyring.asc");

    /** The mirrors that a source names, one for each of its addresses. */
    List<DebianMirror> of(Stanza source) {
        Optional<Path> keyring = keyring(source);
        if (!isOn(source) || keyring.isEmpty() || source.words("Components").isEmpty()) {
            return List.of();
        }
        return source.words("URIs").stream()
                .filter(uri -> uri.startsWith("http://") || uri.startsWith("https://"))
                .map(uri -> new DebianMirror(
                        URI.create(uri),
                        source.words("Suites"),
                        source.words("Components"),
                        keyring.get(),
                        expires && !says(source, "Check-Valid-Until")))
                .toList();
    }

    private static boolean isOn(Stanza source) {
        return source.words("Types").contains("deb") && !says(source, "Enabled");
    }

    private static boolean says(Stanza source, String field) {
        return source.get(field)
                .filter(value -> NO.contains(value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private boolean isSuite(String name) {
        String general = codename.isEmpty() ? name : name.replaceFirst("^" + Pattern.quote(codename), "stable");
        return SUITE.matcher(general).matches();
    }

    private Optional<Path> keyring(Stanza source) {
        List<String> signedBy = source.words("Signed-By");
        Stream<String> named = signedBy.stream().map(path -> path.replaceFirst(",$", ""));
        if (signedBy.isEmpty()) {
            boolean debian = source.words("Components").contains("main")
                    && source.words("Suites").stream().allMatch(this::isSuite);
            named = debian ? KEYRINGS.stream().map("/usr/share/keyrings/"::concat) : Stream.empty();
        }
        return named.filter(path -> KEYRING.matcher(path).matches())
                .map(path -> root.resolve(path.substring(1)))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
