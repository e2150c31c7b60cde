package dev.roadcase.agent.file;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The path of a file with a name that a bundle gives it. On the disk, such names are in UTF-8. Java itself would write
 * them in the locale's charset, and refuses what that does not have: in the locale C, all that is not ASCII.
 */
public final class Utf8Path {
    private Utf8Path() {}

    /** The path of this name, which may hold slashes, below a folder. */
    public static Path below(Path folder, String name) {
        // A URL names a file by its bytes.
        String bytes = Arrays.stream(name.split("/"))
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        Path absolute = Path.of(URI.create("file:///" + bytes));
        return folder.resolve(absolute.getRoot().relativize(absolute));
    }
}
