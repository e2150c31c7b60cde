package dev.roadcase.agent.format;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The full name of an image, as {@code docker pull} understands it: Docker Hub's short names are written out, and a
 * name with neither tag nor digest means {@code latest} (grammar: github.com/distribution/reference).
 *
 * @param host of the registry, with its port if one was given, such as {@code docker.io} or {@code vm1:5000}
 * @param repository such as {@code library/debian}
 * @param tag absent only if a digest is given
 * @param digest pins the content; a tag beside it is a name only
 */
public record Reference(String host, String repository, Optional<String> tag, Optional<Digest> digest) {
    private static final String HUB = "docker.io";
    private static final int LONGEST_NAME = 255;
    private static final Pattern HOST =
            Pattern.compile("(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?");
    private static final String WORD = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REPOSITORY = Pattern.compile(WORD + "(?:/" + WORD + ")*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    public Reference {
        require(HOST.matcher(host).matches(), "not a registry's host", host);
        require(
                host.length() + repository.length() < LONGEST_NAME,
                "an image's name of over 255 characters",
                repository);
        require(REPOSITORY.matcher(repository).matches(), "not a repository's name (lower case only)", repository);
        tag.ifPresent(t -> require(TAG.matcher(t).matches(), "not a tag", t));
        require(tag.isPresent() || digest.isPresent(), "an image's name with neither tag nor digest", repository);
    }

    /** Reads what a user types: {@code debian}, {@code quay.io/acme/api:2.3}, {@code vm1:5000/date@sha256:…}. */
    public static Reference parse(String text) {
        int at = text.indexOf('@');
        Optional<Digest> digest = at < 0 ? Optional.empty() : Optional.of(Digest.parse(text.substring(at + 1)));
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        Optional<String> tag = colon < 0 ? Optional.empty() : Optional.of(named.substring(colon + 1));
        return of(colon < 0 ? named : named.substring(0, colon), tag, digest);
    }

    private static Reference of(String name, Optional<String> tag, Optional<Digest> digest) {
        Optional<String> orLatest = tag.isEmpty() && digest.isEmpty() ? Optional.of("latest") : tag;
        int slash = name.indexOf('/');
        if (slash < 0 || !looksLikeHost(name.substring(0, slash))) {
            return new Reference(HUB, slash < 0 ? "library/" + name : name, orLatest, digest);
        }
        String host = name.substring(0, slash).replaceFirst("^index\\.docker\\.io$", HUB);
        String repository = name.substring(slash + 1);
        boolean official = host.equals(HUB) && repository.indexOf('/') < 0;
        return new Reference(host, official ? "library/" + repository : repository, orLatest, digest);
    }

    /** Docker's rule: the first word is a host if it has a dot or a port, or is localhost, or has capitals. */
    private static boolean looksLikeHost(String word) {
        return word.contains(".")
                || word.contains(":")
                || word.equals("localhost")
                || !word.equals(word.toLowerCase(Locale.ROOT));
    }

    /** Host and repository: the name without tag and digest. */
    public String name() {
        return host + "/" + repository;
    }

    /** The name with its tag, if it has one. */
    public Optional<String> tagged() {
        return tag.map(its -> name() + ":" + its);
    }

    /** The same name, pinned to this digest. */
    public Reference withDigest(Digest pinned) {
        return new Reference(host, repository, tag, Optional.of(pinned));
    }

    /** {@code name@digest}, the form in which containerd keeps a pinned image. */
    public Reference pinnedTo(Digest pinned) {
        return new Reference(host, repository, Optional.empty(), Optional.of(pinned));
    }

    private static void require(boolean holds, String problem, String text) {
        if (!holds) {
            throw new IllegalArgumentException(problem + ": " + Excerpt.of(text));
        }
    }

    /** The full form: {@code docker.io/library/debian:12}. */
    @Override
    public String toString() {
        return name()
                + tag.map(t -> ":" + t).orElse("")
                + digest.map(d -> "@" + d).orElse("");
    }
}
