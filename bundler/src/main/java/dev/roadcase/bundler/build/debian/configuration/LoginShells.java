package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** /etc/shells, as update-shells(8) of debianutils makes it: each shell of a package by both of its names on a merged /usr. */
final class LoginShells {
    private static final String FOLDER = "usr/share/debianutils/shells";

    private LoginShells() {}

    static void add(ImageRoot root) {
        root.text(FOLDER).ifPresent(head -> root.put("etc/shells", head + names(root, head)));
    }

    private static String names(ImageRoot root, String head) {
        List<String> packaged = root.below(FOLDER + ".d").keySet().stream()
                .flatMap(path -> root.text(path).stream())
                .flatMap(String::lines)
                .filter(line -> line.startsWith("/"))
                .toList();
        List<String> all = Stream.concat(head.lines().filter(line -> line.startsWith("/")), packaged.stream())
                .distinct()
                .toList();
        return Stream.concat(
                        packaged.stream(),
                        all.stream().filter(line -> line.startsWith("/bin/")).map("/usr"::concat))
                .distinct()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
