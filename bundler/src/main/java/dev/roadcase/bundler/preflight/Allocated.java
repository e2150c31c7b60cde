package dev.roadcase.bundler.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much room a file takes: less than its length where it has holes. Java cannot tell, du(1) can. */
final class Allocated {
    private static final Pattern KIBIBYTES = Pattern.compile("([0-9]{1,15})\\s.*\\s*", Pattern.DOTALL);

    private Allocated() {}

    /** In bytes; zero for a file that is not there, or where nobody can tell. */
    static long of(Path file) {
        return Files.isRegularFile(file) ? said(file) : 0;
    }

    private static long said(Path file) {
        try {
            Process du = new ProcessBuilder("du", "-k", file.toAbsolutePath().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream said = du.getInputStream()) {
                Matcher matcher = KIBIBYTES.matcher(new String(said.readAllBytes(), StandardCharsets.UTF_8));
                return matcher.matches() ? Long.parseLong(matcher.group(1)) << 10 : 0;
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
