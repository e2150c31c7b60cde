package dev.roadcase.bundler.sbom.layer;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The copyright file of a package (Debian policy 12.5).
 *
 * <p>Where it is machine-readable (DEP 5), its licences are the short names in it. Others are prose: what can be known are
 * the texts that it refers to in /usr/share/common-licenses.
 */
record Copyright(List<NamedLicence> licences) {
    private static final int MOST = 64;
    private static final Pattern MACHINE_READABLE = Pattern.compile("(?im)^Format(-Specification)?:");
    private static final Pattern SHORT_NAME =
            Pattern.compile("(?m)^License:[ \\t]*([^\\s\\p{Cntrl}][^\\p{Cntrl}]{0,199}?)\\s*$");
    private static final Pattern COMMON =
            Pattern.compile("/usr/share/common-licenses/([A-Za-z0-9][A-Za-z0-9.+-]{0,30}[A-Za-z0-9+]|[A-Za-z0-9])");

    Copyright {
        licences = List.copyOf(licences);
    }

    static Copyright parse(String text) {
        List<NamedLicence> declared = MACHINE_READABLE.matcher(text).find() ? found(SHORT_NAME, text, true) : List.of();
        return new Copyright(declared.isEmpty() ? found(COMMON, text, false) : declared);
    }

    private static List<NamedLicence> found(Pattern form, String text, boolean declared) {
        Stream<String> names = form.matcher(text).results().map(match -> match.group(1));
        return names.distinct()
                .sorted()
                .limit(MOST)
                .map(name -> new NamedLicence(name, declared))
                .toList();
    }
}
