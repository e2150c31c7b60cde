package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders that ldconfig(8) looks for libraries in: those of ld.so.conf and of what it includes, then the loader's own. */
final class LoaderFolders {
    private static final List<String> OWN = List.of("/lib", "/usr/lib");

    private LoaderFolders() {}

    /** Folders as they are named; of two names of one folder the first. */
    static List<String> of(ImageRoot root) {
        Map<String, String> named = new LinkedHashMap<>();
        Stream.concat(listed(root, "etc/ld.so.conf"), OWN.stream())
                .forEach(name -> root.place(name).ifPresent(place -> named.putIfAbsent(place, name)));
        return List.copyOf(named.values());
    }

    private static Stream<String> listed(ImageRoot root, String file) {
        return root.text(file).stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("#.*", "").strip())
                .flatMap(line -> line.startsWith("include ")
                        ? included(root, line.substring(8).strip())
                        : Stream.of(line))
                .filter(line -> line.startsWith("/"))
                .map(line -> line.replaceFirst("(?<=.)/+$", ""));
    }

    /** Debian's ld.so.conf includes the files of one folder; what those include is not followed. */
    private static Stream<String> included(ImageRoot root, String glob) {
        String folder = glob.replaceFirst("^/", "").replaceFirst("/[^/]*$", "");
        Pattern name = Pattern.compile(Pattern.quote(glob.substring(1)).replace("*", "\\E[^/]*\\Q"));
        return List.copyOf(root.below(folder).keySet()).stream()
                .filter(path -> name.matcher(path).matches())
                .flatMap(path -> root.text(path).stream())
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("#.*", "").strip());
    }
}
