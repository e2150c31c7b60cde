package dev.roadcase.bundler.spec.manifest;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what looks like an image in a text that is not YAML: an argument, a script, a template. */
final class ImageTexts {
    /** {@code image: NAME}, {@code --helper-image=NAME}, {@code RELATED_IMAGE_X=NAME}, {@code --image NAME}. */
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?<key>[A-Za-z0-9_.-]{0,80}?[iI](?:mage|MAGE)[A-Za-z0-9_.-]{0,80})[\"']?(?:\\s{0,8}[:=]\\s{0,8}|\\s{1,8})[\"']?(?<name>[a-z0-9][A-Za-z0-9_./:@-]{1,300})");

    /** A name with a registry's host, and with a tag or a digest: nothing else is written like that. */
    private static final Pattern WHOLE = Pattern.compile(
            "(?<![A-Za-z0-9_./:@-])(?:(?:[a-z0-9-]{1,63}\\.){1,10}[a-z]{2,63}(?::[0-9]{1,5})?|localhost(?::[0-9]{1,5})?|[a-z0-9.-]{1,253}:[0-9]{1,5})"
                    + "/[a-z0-9._/-]{1,250}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})(?![A-Za-z0-9_/:@])");

    /** Go writes places in sources like images: {@code k8s.io/client-go/tools/cache/reflector.go:167}. */
    private static final Pattern SOURCE = Pattern.compile(".*\\.(?:go|c|cc|rs|py|js|ts|java):[0-9]+");

    private ImageTexts() {}

    /** Gives each name, and the index of its line in the text, from 0. */
    static void find(String text, BiConsumer<String, Integer> receiver) {
        if (!mayHold(text)) {
            return;
        }
        int line = 0;
        for (String content : (Iterable<String>) text.lines()::iterator) {
            int number = line++;
            if (mayHold(content)) {
                names(content).forEach(name -> receiver.accept(name, number));
            }
        }
    }

    /** A quick look, since most lines of a large manifest hold nothing. */
    private static boolean mayHold(String text) {
        return text.indexOf('/') >= 0 && (text.indexOf(':') >= 0 || text.indexOf('@') >= 0) || ImageWords.isIn(text);
    }

    private static List<String> names(String line) {
        return Stream.concat(whole(line), assigned(line)).distinct().toList();
    }

    private static Stream<String> whole(String line) {
        return WHOLE.matcher(line)
                .results()
                .map(MatchResult::group)
                .filter(name -> !SOURCE.matcher(name).matches());
    }

    private static Stream<String> assigned(String line) {
        return ASSIGNED.matcher(line)
                .results()
                .filter(found -> ImageWords.isKey(found.group(1)))
                .map(found -> found.group(2).replaceAll("[.:/@-]+$", ""))
                .filter(name -> ImageWords.named("", name).isPresent());
    }
}
