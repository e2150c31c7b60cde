package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A registry, and where in it images go.
 *
 * @param host with its port if one was given
 * @param path the first words of all repositories there, such as {@code team/demo}; empty where there are none
 * @param hosts whether the hosts that images come from are the next words
 */
public record PushDestination(String host, String path, boolean hosts) {
    private static final Pattern SCHEME = Pattern.compile("(https|http|docker|oci)://", Pattern.CASE_INSENSITIVE);
    private static final String ADVICE = "such as registry.example:5000, or registry.example/team/demo";

    public PushDestination {
        try {
            new Reference(host, path.isEmpty() ? "any" : path, Optional.of("any"), Optional.empty());
        } catch (IllegalArgumentException e) {
            throw Problem.usage("not a registry to push to: " + e.getMessage()).advise(ADVICE);
        }
    }

    /**
     * Reads what a user types; a scheme in front, as other tools want it, is left out.
     *
     * @throws Problem exit 2 if it is no registry; the message shows no password
     */
    public static PushDestination parse(String text, boolean hosts) {
        String bare = SCHEME.matcher(text).lookingAt() ? text.substring(text.indexOf("://") + 3) : text;
        if (bare.contains("@") || bare.contains("://")) {
            throw Problem.usage("not a registry to push to: it holds "
                            + (bare.contains("@") ? "a login or a digest" : "a scheme that no registry has"))
                    .advise(ADVICE + "; `docker login` keeps logins");
        }
        String plain = bare.replaceFirst("/+$", "");
        int slash = plain.indexOf('/');
        String path = slash < 0 ? "" : plain.substring(slash + 1);
        if (path.contains(":")) {
            throw Problem.usage("not a registry to push to: " + Excerpt.of(plain) + " has a tag")
                    .advise("leave the tag out: each image keeps its own");
        }
        return new PushDestination(slash < 0 ? plain : plain.substring(0, slash), path, hosts);
    }

    /** Whether the user has written that it is spoken to without TLS. */
    public static boolean saysPlainHttp(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("http://");
    }

    /**
     * Where an image goes: under its tag, or under its digest if it has no tag.
     *
     * @throws Problem exit 2 if it cannot have such a name
     */
    public Reference of(Reference image) {
        String repository = Stream.of(path, hosts ? word(image.host()) : "", image.repository())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        try {
            return new Reference(
                    host, repository, image.tag(), image.tag().isPresent() ? Optional.empty() : image.digest());
        } catch (IllegalArgumentException e) {
            throw Problem.usage(image + " cannot have a name at " + this + ": " + e.getMessage())
                    .advise(hosts ? "push without --keep-hosts" : "choose a shorter path");
        }
    }

    /** A host as a part of a repository's name, which has neither capitals nor colons. */
    private static String word(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "").replaceAll("[^a-z0-9.-]+", "_");
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return path.isEmpty() ? host : host + "/" + path;
    }
}
