package dev.roadcase.bundler.build.debian.tree;

import dev.roadcase.agent.format.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the entries of packages go: below the root, on a merged /usr, and only what a container has a use for. */
public final class ImagePath {
    /** Folders that are links into /usr since Debian 12 (Debian's "UsrMerge"). */
    public static final List<String> MERGED = List.of("bin", "lib", "lib64", "sbin");

    private static final Set<String> DROPPED = Set.of(
            "usr/share/man",
            "usr/share/locale",
            "usr/share/lintian",
            "usr/share/linda",
            "usr/share/info",
            "usr/share/doc-base");
    private static final String DOC = "usr/share/doc/";
    private static final int LONGEST = 4096;

    private ImagePath() {}

    /**
     * An entry's path without {@code ./} and slashes at its ends; empty for the root itself.
     *
     * @throws IllegalArgumentException where it is absolute, climbs, or holds control characters
     */
    public static String of(String name) {
        if (name.startsWith("/") || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a path below the root: " + Excerpt.of(name));
        }
        List<String> names = Arrays.stream(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        if (names.contains("..")) {
            throw new IllegalArgumentException("a path that climbs: " + Excerpt.of(name));
        }
        return merged(names.stream().collect(Collectors.joining("/")));
    }

    /** Whether containers do not need it: manuals, translations, and all documentation without the licences. */
    public static boolean isDropped(String path) {
        if (DROPPED.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"))) {
            return true;
        }
        boolean below = path.startsWith(DOC) && path.indexOf('/', DOC.length()) >= 0;
        return below && !path.endsWith("/copyright");
    }

    /** Whether a link at this path is one of the merged /usr's own, which are made once for all packages. */
    public static boolean isMerged(String path) {
        return MERGED.stream().anyMatch(name -> path.equals("usr/" + name));
    }

    private static String merged(String path) {
        String first = path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
        return MERGED.contains(first) ? "usr/" + path : path;
    }
}
