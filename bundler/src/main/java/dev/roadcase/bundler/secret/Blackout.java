package dev.roadcase.bundler.secret;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.show.ShowFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts: those of the show, and whatever looks like a private key.
 *
 * @param spellings the longest first, so that none is left in halves
 * @param words short secrets, which stand in longer words by chance: only as whole words
 */
public record Blackout(List<String> spellings, List<Pattern> words) {
    private static final String BLACK = "[secret]";
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----", Pattern.DOTALL);

    /** Shorter ones stand in longer words by chance. */
    private static final int LONG = 4;

    /** A line of Base64 in a key's file is shown nowhere else. */
    private static final int KEY_LINE = 16;

    /** Of these secrets. Empty ones are none. */
    public static Blackout of(Collection<String> secrets) {
        return new Blackout(
                secrets.stream()
                        .filter(secret -> secret.length() >= LONG)
                        .flatMap(secret -> new SecretSpellings(secret).all())
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList(),
                secrets.stream()
                        .filter(secret -> !secret.isBlank() && secret.length() < LONG)
                        .map(secret -> Pattern.compile("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)"))
                        .toList());
    }

    /**
     * For this show.
     *
     * @param values of its parameters that are secret
     */
    public static Blackout of(ShowFolder show, Stream<String> values) {
        Path keys = new OutputFolder(show.path()).keys();
        try (Stream<Path> files = Files.walk(keys)) {
            List<Path> keyFiles =
                    files.filter(file -> file.toString().endsWith(".key")).toList();
            return of(Stream.concat(values, keyFiles.stream().flatMap(Blackout::lines))
                    .toList());
        } catch (IOException e) {
            throw Problem.machine("cannot read " + keys + ": " + e.getMessage()).causedBy(e);
        }
    }

    private static Stream<String> lines(Path key) {
        try {
            return Files.readString(key, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.length() >= KEY_LINE && !line.startsWith("-----"));
        } catch (IOException e) {
            throw Problem.machine("cannot read " + key + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** The text without secrets. */
    public String over(String shown) {
        String text = PRIVATE_KEY.matcher(shown).replaceAll(BLACK);
        for (String spelling : spellings) {
            text = text.replace(spelling, BLACK);
        }
        for (Pattern word : words) {
            text = word.matcher(text).replaceAll(BLACK);
        }
        return text;
    }

    /** How many, and none of them. */
    @Override
    public String toString() {
        return spellings.size() + words.size() + " spellings of secrets";
    }
}
