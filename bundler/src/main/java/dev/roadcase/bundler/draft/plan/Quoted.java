package dev.roadcase.bundler.draft.plan;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Texts that nobody has checked, in YAML: as a text or a key that is nothing else, or as a comment of one line. */
public final class Quoted {
    private static final int LONGEST_REMARK = 300;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/](?:[A-Za-z0-9_./-]*[A-Za-z0-9_])?");
    /** Words that YAML 1.1 takes for true, false or null. */
    private static final Pattern TAKEN = Pattern.compile("(?i)y|n|yes|no|true|false|on|off|null");
    /** JSON lets them stand, and YAML does not (YAML 1.2, section 5.1). */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]|\\p{Cs}");

    private Quoted() {}

    /** A text, in double quotes unless nobody can take it for anything else. */
    public static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !TAKEN.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        String json = new String(Json.bytes(TextNode.valueOf(text)), StandardCharsets.UTF_8);
        return UNPRINTABLE
                .matcher(json)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** A text within one line of a comment. No parameter stands in it. */
    public static String remark(String text) {
        String shown = text.length() <= LONGEST_REMARK ? text : text.substring(0, LONGEST_REMARK) + "…";
        return shown.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}\\p{Co}]", "?")
                .replace("${", "$${");
    }
}
