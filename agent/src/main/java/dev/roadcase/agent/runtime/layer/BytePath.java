package dev.roadcase.agent.runtime.layer;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A path in a layer, whose names may be of any bytes: also such as are no text.
 *
 * @param bytes a character for each; neither absolute, nor with {@code ..} in it
 */
record BytePath(String bytes) {

    /** A URL names a file by its bytes. */
    Path below(Path folder) {
        String words = Arrays.stream(bytes.split("/"))
                .map(word ->
                        URLEncoder.encode(word, StandardCharsets.ISO_8859_1).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        Path absolute = Path.of(URI.create("file:///" + words));
        return folder.resolve(absolute.getRoot().relativize(absolute));
    }
}
