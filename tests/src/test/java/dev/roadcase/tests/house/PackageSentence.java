package dev.roadcase.tests.house;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a package is, by the first sentence of its package-info.java. */
final class PackageSentence {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*package ");
    private static final Pattern SENTENCE = Pattern.compile("(?s)(.*?)\\.(?:\\s.*|$)");

    private static final Set<String> DEMOS = Set.of("inaetics", "junio");

    private PackageSentence() {}

    /** For a page, without the full stop. */
    static String of(String name) {
        String file = file(name);
        Matcher comment = COMMENT.matcher(Checkout.text(file));
        if (!comment.find()) {
            throw new AssertionError(file + " says nothing");
        }
        String text = comment.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip();
        Matcher sentence = SENTENCE.matcher(text);
        return (sentence.matches() ? sentence.group(1) : text)
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replace("|", "\\|");
    }

    private static String file(String name) {
        String module = name.substring(0, name.indexOf('.'));
        String folder = DEMOS.contains(module) ? "images/" + module : module;
        return folder + "/src/main/java/dev/roadcase/" + name.replace('.', '/') + "/package-info.java";
    }
}
