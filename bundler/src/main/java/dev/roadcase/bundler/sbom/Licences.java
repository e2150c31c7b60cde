package dev.roadcase.bundler.sbom;

import dev.roadcase.bundler.sbom.layer.NamedLicence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.license.Acknowledgement;

/**
 * Licences as Debian writes them (DEP 5, "License specification"), with the identifier of SPDX where Debian's name means
 * exactly that. Any other stays as it is, as a name.
 */
final class Licences {
    private static final Map<String, String> SAME = Stream.of(
                    "0BSD",
                    "AGPL-3.0-only",
                    "Apache-1.0",
                    "Apache-1.1",
                    "Apache-2.0",
                    "Artistic-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "BSD-4-Clause",
                    "BSL-1.0",
                    "CC-BY-3.0",
                    "CC-BY-4.0",
                    "CC-BY-SA-3.0",
                    "CC-BY-SA-4.0",
                    "CC0-1.0",
                    "CDDL-1.0",
                    "EPL-1.0",
                    "EPL-2.0",
                    "ISC",
                    "MPL-1.1",
                    "MPL-2.0",
                    "OFL-1.1",
                    "Python-2.0",
                    "Unlicense",
                    "X11",
                    "Zlib")
            .collect(Collectors.toUnmodifiableMap(Licences::plain, Function.identity()));
    private static final Map<String, String> OTHERS = Map.of("expat", "MIT", "cc0", "CC0-1.0", "asl-2.0", "Apache-2.0");

    /** Those of the GNU project: Debian's plus sign means "or any later version". */
    private static final Pattern GNU = Pattern.compile("(AGPL|GFDL|GPL|LGPL)-([0-9])(?:\\.([0-9]))?(\\+?)");

    private static final Set<String> OF_GNU = Set.of(
            "AGPL-1.0",
            "AGPL-3.0",
            "GFDL-1.1",
            "GFDL-1.2",
            "GFDL-1.3",
            "GPL-1.0",
            "GPL-2.0",
            "GPL-3.0",
            "LGPL-2.0",
            "LGPL-2.1",
            "LGPL-3.0");

    private Licences() {}

    /** As a component states them. */
    static LicenseChoice of(List<NamedLicence> names) {
        LicenseChoice choice = new LicenseChoice();
        names.stream()
                .collect(Collectors.toMap(Licences::text, Licences::licence, (first, same) -> first, TreeMap::new))
                .values()
                .forEach(choice::addLicense);
        return choice;
    }

    private static String text(NamedLicence named) {
        return spdx(named).orElse(named.name());
    }

    private static License licence(NamedLicence named) {
        License licence = new License();
        licence.setAcknowledgement(Acknowledgement.DECLARED);
        spdx(named).ifPresentOrElse(licence::setId, () -> licence.setName(named.name()));
        return licence;
    }

    /** The identifier that this name means, if it means one. */
    static Optional<String> spdx(NamedLicence named) {
        String plain = plain(named.name());
        return Optional.ofNullable(OTHERS.get(plain))
                .or(() -> Optional.ofNullable(SAME.get(plain)))
                .or(() -> named.declared() ? gnu(named.name()) : Optional.empty());
    }

    private static Optional<String> gnu(String name) {
        Matcher matcher = GNU.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String version =
                matcher.group(2) + "." + Optional.ofNullable(matcher.group(3)).orElse("0");
        String licence = matcher.group(1) + "-" + version;
        return OF_GNU.contains(licence)
                ? Optional.of(licence + (matcher.group(4).isEmpty() ? "-only" : "-or-later"))
                : Optional.empty();
    }

    /** DEP 5: names are compared without regard to case. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
