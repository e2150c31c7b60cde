package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Excerpt;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An archive of Debian packages, and the keys that it is trusted by.
 *
 * @param uri http or https, the folder above {@code dists} and {@code pool}
 * @param suites names below {@code dists}, such as {@code bookworm-updates}
 * @param components such as {@code main}
 * @param keyring OpenPGP public keys, binary or armored: one of them must have signed
 * @param expires whether a Valid-Until in the past is an error; false only if the configuration of apt says so too
 */
public record DebianMirror(URI uri, List<String> suites, List<String> components, Path keyring, boolean expires) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    public DebianMirror {
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("a Debian mirror is an http or https address");
        }
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a Debian mirror is a host and a folder, without query and fragment");
        }
        suites = words(suites, "suite");
        components = words(components, "component");
    }

    /** A mirror whose lists expire. */
    public DebianMirror(URI uri, List<String> suites, List<String> components, Path keyring) {
        this(uri, suites, components, keyring, true);
    }

    /** The address of a file of this mirror, by its path below the mirror's folder. */
    URI at(String path) {
        String folder = uri.toString();
        return URI.create((folder.endsWith("/") ? folder : folder + "/") + path.replace("%", "%25"));
    }

    /** Host and folder, without a user's name and password. */
    String shown() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getRawPath();
    }

    private static List<String> words(List<String> words, String what) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a Debian mirror needs a " + what);
        }
        words.stream().filter(word -> !WORD.matcher(word).matches()).findFirst().ifPresent(word -> {
            throw new IllegalArgumentException("not a " + what + " of a Debian mirror: " + Excerpt.of(word));
        });
        return List.copyOf(words);
    }
}
