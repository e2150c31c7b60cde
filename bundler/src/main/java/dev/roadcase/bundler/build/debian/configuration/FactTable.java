package dev.roadcase.bundler.build.debian.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of facts beside this class: words in lines, with comments. */
final class FactTable {
    private FactTable() {}

    /** The lines of a table that say something. */
    static List<String> lines(String name) {
        try (InputStream in = FactTable.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
