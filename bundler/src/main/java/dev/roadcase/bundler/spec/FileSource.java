package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Where a file comes from. */
public sealed interface FileSource {
    /** Named without secrets: the URL without user and query, or the path in the demo's folder. */
    String shown();

    /**
     * An address.
     *
     * @param url http or https, with a host, without a fragment
     * @param sha256 of what the address gives, before anything is unpacked; absent where the lock says it
     */
    record UrlSource(URI url, Optional<Digest> sha256) implements FileSource {
        public UrlSource {
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new IllegalArgumentException("not an http or https URL: " + Excerpt.of(redacted(url)));
            }
            if (url.getHost() == null) {
                throw new IllegalArgumentException("a URL without a host: " + Excerpt.of(redacted(url)));
            }
            if (url.getRawFragment() != null) {
                throw new IllegalArgumentException("a URL with a fragment: " + Excerpt.of(redacted(url)));
            }
        }

        @Override
        public String shown() {
            return redacted(url);
        }

        private static String redacted(URI url) {
            String authority = url.getRawAuthority() == null
                    ? ""
                    : "//" + url.getRawAuthority().replaceFirst("^.*@", "");
            return url.getScheme() + ":" + authority + (url.getRawPath() == null ? "" : url.getRawPath());
        }
    }

    /** A file of the demo's folder, by its path there, with {@code /} between names. */
    record FolderSource(String path) implements FileSource {
        public FolderSource {
            PathRule.requireRelative(path);
        }

        @Override
        public String shown() {
            return path;
        }
    }
}
