package dev.roadcase.bundler.sbom.layer;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.debian.Stanza;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Debian package in an image.
 *
 * @param source the source package that it was built from, if that has another name
 * @param licences every licence that its copyright file names
 */
public record InstalledPackage(
        String name, String version, String architecture, Optional<String> source, List<NamedLicence> licences) {
    /** Debian policy 5.6.1, with room for what others pack. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]{0,127}");
    /** Debian policy 5.6.12. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+:~-]{0,127}");

    public InstalledPackage {
        require(NAME, name);
        require(VERSION, version);
        require(NAME, architecture);
        source.ifPresent(its -> require(NAME, its));
        licences = List.copyOf(licences);
    }

    /** The same with these licences. */
    InstalledPackage withLicences(List<NamedLicence> its) {
        return new InstalledPackage(name, version, architecture, source, its);
    }

    /** As dpkg keeps it; nothing where it is not installed any more, or where it is no package's paragraph. */
    static Stream<InstalledPackage> of(List<String> paragraph) {
        try {
            Stanza stanza = Stanza.parse(paragraph);
            String state = stanza.get("Status").orElse("installed");
            return state.equals("installed") || state.endsWith(" installed") ? Stream.of(of(stanza)) : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static InstalledPackage of(Stanza stanza) {
        String name = stanza.require("Package");
        return new InstalledPackage(
                name,
                stanza.require("Version"),
                stanza.get("Architecture").orElse("all"),
                stanza.get("Source").map(source -> source.split("[ (]", 2)[0]).filter(source -> !source.equals(name)),
                List.of());
    }

    private static void require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not what dpkg writes of a package: " + Excerpt.of(text));
        }
    }
}
