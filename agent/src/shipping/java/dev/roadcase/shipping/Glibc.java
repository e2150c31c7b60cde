package dev.roadcase.shipping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A version of the GNU C library, 2.{@code minor}. Libraries name the versions that they need in their symbols. */
record Glibc(int minor) {
    private static final Pattern SYMBOL = Pattern.compile("GLIBC_2\\.(\\d{1,2})");

    /** The lowest version on which all libraries and programs below a folder run, jars included. */
    static Glibc neededBy(Path folder) throws IOException {
        Glibc needed = new Glibc(0);
        for (Path file : Folder.walk(folder)) {
            needed = needed.orHigher(neededByFile(file));
        }
        return needed;
    }

    private static Glibc neededByFile(Path file) throws IOException {
        if (file.toString().endsWith(".jar")) {
            return neededByJar(file);
        }
        return Files.isRegularFile(file) ? neededBy(Files.readAllBytes(file)) : new Glibc(0);
    }

    private static Glibc neededByJar(Path file) throws IOException {
        Glibc needed = new Glibc(0);
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    needed = needed.orHigher(neededBy(in.readAllBytes()));
                }
            }
        }
        return needed;
    }

    private static Glibc neededBy(byte[] content) {
        if (content.length < 4 || content[0] != 0x7f || content[1] != 'E' || content[2] != 'L' || content[3] != 'F') {
            return new Glibc(0);
        }
        Stream<MatchResult> symbols =
                SYMBOL.matcher(new String(content, StandardCharsets.ISO_8859_1)).results();
        return new Glibc(symbols.map(match -> Integer.valueOf(match.group(1)))
                .max(Comparator.naturalOrder())
                .orElse(0));
    }

    private Glibc orHigher(Glibc other) {
        return minor >= other.minor ? this : other;
    }

    @Override
    public String toString() {
        return "2." + minor;
    }
}
