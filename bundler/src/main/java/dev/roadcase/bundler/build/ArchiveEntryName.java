package dev.roadcase.bundler.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Names of entries as people mean them: {@code ./bin//tool} is {@code bin/tool}. */
final class ArchiveEntryName {
    private ArchiveEntryName() {}

    /** The plain form; empty for a name that is absolute or leads out of its archive. */
    static Optional<String> plain(String name) {
        if (name.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/")) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    /** Where a symbolic link leads, from the folder that holds it. */
    static Optional<String> linked(String link, String target) {
        int slash = link.lastIndexOf('/');
        return target.startsWith("/") ? Optional.empty() : plain(link.substring(0, slash + 1) + target);
    }
}
