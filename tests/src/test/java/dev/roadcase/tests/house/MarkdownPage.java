package dev.roadcase.tests.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page and what leads to and from it.
 *
 * @param file its path from the top
 * @param text without its blocks of code
 */
record MarkdownPage(String file, String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+/)+[A-Z][a-z][A-Za-z]*)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    static MarkdownPage read(String file) {
        return new MarkdownPage(file, BLOCK.matcher(Checkout.text(file)).replaceAll(""));
    }

    /** Links into the repository, as they are written. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(text).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .toList();
    }

    /** Classes that are named by their paths in their modules. */
    List<String> classes() {
        return CLASS.matcher(text).results().map(name -> name.group(1)).toList();
    }

    /** The path from the top that a link leads to; of a folder, its page. */
    String target(String link) {
        String path = link.replaceFirst("#.*", "");
        Path own = Checkout.TOP.resolve(file);
        Path target = path.isEmpty() ? own : own.resolveSibling(path).normalize();
        Path page = target.resolve("README.md");
        return Checkout.TOP.relativize(page.toFile().exists() ? page : target).toString();
    }

    List<String> headings() {
        return HEADING.matcher(text).results().map(heading -> heading.group(1)).toList();
    }

    /** What may follow the # in a link to this page: headings, as GitHub makes anchors of them. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        for (String heading : headings()) {
            String anchor = anchor(heading);
            long before = anchors.stream().filter(anchor::equals).count();
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Whether a link leads to a file that is there and, with a #, to one of its headings. */
    boolean leads(String link) {
        String target = target(link);
        boolean exists = Checkout.TOP.resolve(target).toFile().exists();
        return exists
                && Stream.of(link.split("#", 2))
                        .skip(1)
                        .allMatch(anchor -> read(target).anchors().contains(anchor));
    }
}
