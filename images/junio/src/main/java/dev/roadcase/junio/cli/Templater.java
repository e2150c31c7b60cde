package dev.roadcase.junio.cli;

import dev.roadcase.junio.console.Log;
import dev.roadcase.junio.service.Environment;
import dev.roadcase.junio.template.Template;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills in a template, and prints what comes of it. */
final class Templater {
    private static final int FAILED = 1;
    private static final String USAGE = """
            Usage: templater KEY=VALUE… FILE
            Fills in a template and prints it. In FILE, {{ index . "KEY" }} or ${KEY} is the value,
            {{ index . "KEY" | dotstodashes }} or ${KEY_DASHED} the value with dashes for dots.
            Example: templater VERSION=1.0.0 templates/date.yaml | kubectl apply -f -
            """;

    private Templater() {}

    static void run(List<String> words, Environment environment, Log log) {
        if (words.isEmpty() || words.equals(List.of("--help")) || words.equals(List.of("-h"))) {
            log.text(USAGE);
            return;
        }
        String file = words.get(words.size() - 1);
        try {
            Map<String, String> values = values(words.subList(0, words.size() - 1));
            log.text(new Template(text(file)).filledWith(values));
        } catch (IllegalArgumentException | IOException e) {
            log.error("fill in " + file + ": " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static Map<String, String> values(List<String> pairs) {
        Map<String, String> values = new HashMap<>();
        for (String pair : pairs) {
            int sign = pair.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("before the file there are KEY=VALUE; not: " + pair);
            }
            values.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
        return values;
    }

    private static String text(String file) throws IOException {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new IOException("it is not text in UTF-8", e);
        }
    }
}
