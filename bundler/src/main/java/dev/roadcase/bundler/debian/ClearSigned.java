package dev.roadcase.bundler.debian;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text in OpenPGP's cleartext signature framework (RFC 9580, section 7), taken apart strictly: nothing may stand before
 * it or behind it, so that what is read is what was signed.
 *
 * @param lines of the text, dash escapes undone, white space at their ends dropped, as the signature counts them
 * @param signature armored
 */
record ClearSigned(List<String> lines, String signature) {
    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";

    static ClearSigned parse(String document) {
        List<String> all = document.lines().map(ClearSigned::stripEnd).toList();
        int blank = all.indexOf("");
        int signature = all.indexOf(SIGNATURE);
        int end = all.indexOf(END);
        boolean whole = !all.isEmpty()
                && all.get(0).equals(BEGIN)
                && all.subList(1, Math.max(blank, 1)).stream().allMatch(line -> line.startsWith("Hash: "))
                && 0 < blank
                && blank < signature
                && signature < end
                && all.subList(end + 1, all.size()).stream().allMatch(String::isEmpty);
        if (!whole) {
            throw new IllegalArgumentException("not one text signed with OpenPGP");
        }
        List<String> lines = new ArrayList<>();
        all.subList(blank + 1, signature).forEach(line -> lines.add(unescaped(line)));
        return new ClearSigned(
                List.copyOf(lines),
                all.subList(signature, end + 1).stream().collect(Collectors.joining("\n", "", "\n")));
    }

    /** The text as it was signed: lines joined by CR and LF, none at the end (RFC 9580, section 7.2). */
    String signedText() {
        return String.join("\r\n", lines);
    }

    private static String unescaped(String line) {
        if (line.startsWith("- ")) {
            return line.substring(2);
        }
        if (line.startsWith("-")) {
            throw new IllegalArgumentException("a line of the signed text begins with a dash that is not escaped");
        }
        return line;
    }

    private static String stripEnd(String line) {
        int end = line.length();
        while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }
}
