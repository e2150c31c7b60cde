package dev.roadcase.bundler.spec.file;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.value.PathRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where a file comes from. */
public sealed interface FileOrigin {
    /** Its name without secrets: the URL without user and query, or the path in the demo's folder. */
    String shown();

    /**
     * An address.
     *
     * @param url http or https, with a host, without a fragment
     * @param sha256 of what the address gives, before anything is unpacked; absent if demo.lock.yaml has it
     */
    record UrlOrigin(URI url, Optional<Digest> sha256) implements FileOrigin {
        public UrlOrigin {
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            require(scheme.equals("http") || scheme.equals("https"), "not an http or https URL", url);
            require(url.getHost() != null, "a URL without a host", url);
            require(url.getRawUserInfo() == null, "a URL with a password: the bundle would carry it", url);
            require(url.getRawFragment() == null, "a URL with a fragment", url);
        }

        /** Reads a URL that may be the source of a file. */
        public static URI parse(String text) {
            try {
                return new UrlOrigin(new URI(text), Optional.empty()).url();
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("not a URL (" + e.getReason() + ")", e);
            }
        }

        private static void require(boolean holds, String problem, URI url) {
            if (!holds) {
                throw new IllegalArgumentException(problem + ": " + Excerpt.of(redacted(url)));
            }
        }

        @Override
        public String shown() {
            return redacted(url);
        }

        private static String redacted(URI url) {
            String scheme = url.getScheme() == null ? "" : url.getScheme() + ":";
            String authority = url.getRawAuthority() == null
                    ? ""
                    : "//" + url.getRawAuthority().replaceFirst("^.*@", "");
            return scheme + authority + (url.getRawPath() == null ? "" : url.getRawPath());
        }
    }

    /** A file of the demo's folder, by its path there, with {@code /} between names. */
    record FolderOrigin(String path) implements FileOrigin {
        public FolderOrigin {
            PathRule.requireRelative(path);
        }

        @Override
        public String shown() {
            return path;
        }
    }
}
