package dev.roadcase.inaetics.viewer;

import dev.roadcase.inaetics.http.Answer;
import dev.roadcase.inaetics.http.Call;
import dev.roadcase.inaetics.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** The files in the resources' folder {@code pages}, and below {@code /webjars} those of the libraries that pages use. */
final class Pages implements Handler {
    private static final String FIRST = "/dashboard.html";
    private static final String LIBRARIES = "/webjars/";
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "json", "application/json",
            "woff2", "font/woff2");

    @Override
    public Answer answer(Call call) throws IOException {
        if (call.path().equals("/")) {
            return Answer.elsewhere(FIRST);
        }
        if (!PATH.matcher(call.path()).matches() || !MEDIA_TYPES.containsKey(extension(call.path()))) {
            return missing(call);
        }
        try (InputStream file = Pages.class.getResourceAsStream(resource(call.path()))) {
            return file == null ? missing(call) : found(call.path(), file.readAllBytes());
        }
    }

    private static String resource(String path) {
        return (path.startsWith(LIBRARIES) ? "/META-INF/resources" : "/pages") + path;
    }

    private static Answer found(String path, byte[] file) {
        Answer page = Answer.page(MEDIA_TYPES.get(extension(path)), file);
        return path.startsWith(LIBRARIES) ? page.with(PageHeaders.FOREVER) : page.with(PageHeaders.GUARD);
    }

    private static Answer missing(Call call) {
        return Answer.text(404, "there is no page " + call.path());
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
