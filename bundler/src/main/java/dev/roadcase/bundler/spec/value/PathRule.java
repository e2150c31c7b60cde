package dev.roadcase.bundler.spec.value;

import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Pattern;

/** Which paths a demo may name: paths that mean the same on every machine and never lead upwards. */
public final class PathRule {
    private static final int LONGEST = 1024;
    private static final Pattern ABSOLUTE = Pattern.compile("/|(?:/[^/]+)+");
    private static final Pattern RELATIVE = Pattern.compile("[^/]+(?:/[^/]+)*");
    private static final Pattern DOTS = Pattern.compile("(?:^|.*/)\\.{1,2}(?:/.*|$)");
    private static final Pattern UNPRINTABLE = Pattern.compile(".*[\\p{Cntrl}\\\\].*", Pattern.DOTALL);

    private PathRule() {}

    /** The path, if it may be a path on a machine. */
    public static String requireAbsolute(String path) {
        require(path.startsWith("/"), "not an absolute path", path);
        require(plain(path) && ABSOLUTE.matcher(path).matches(), "not a plain path (no //, . or ..)", path);
        return path;
    }

    /** The path, if it may be a path in the demo's folder or in an archive. */
    public static String requireRelative(String path) {
        require(!path.startsWith("/"), "not a relative path", path);
        require(plain(path) && RELATIVE.matcher(path).matches(), "not a plain path (no //, . or ..)", path);
        return path;
    }

    private static boolean plain(String path) {
        return path.length() <= LONGEST
                && !DOTS.matcher(path).matches()
                && !UNPRINTABLE.matcher(path).matches();
    }

    private static void require(boolean holds, String problem, String path) {
        if (!holds) {
            throw new IllegalArgumentException(problem + ": " + Excerpt.of(path));
        }
    }
}
