package dev.roadcase.junio.board;

import dev.roadcase.junio.http.Handler;
import dev.roadcase.junio.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The files in the resources' folder {@code board}. */
final class Pages implements Handler {
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9-]+)+\\.(html|css|js|svg)");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    @Override
    public Reply answer(String path) {
        String file = path.equals("/") ? "/board.html" : path;
        if (!PATH.matcher(file).matches()) {
            return missing(path);
        }
        try (InputStream bytes = Pages.class.getResourceAsStream("/board" + file)) {
            String mediaType = MEDIA_TYPES.get(file.substring(file.lastIndexOf('.') + 1));
            return bytes == null
                    ? missing(path)
                    : Reply.of(mediaType, bytes.readAllBytes()).with(PageHeaders.GUARD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply missing(String path) {
        return Reply.line(404, "there is no page " + path);
    }
}
