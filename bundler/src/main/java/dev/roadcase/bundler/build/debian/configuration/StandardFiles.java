package dev.roadcase.bundler.build.debian.configuration;

import dev.roadcase.bundler.build.debian.tree.ImageRoot;
import dev.roadcase.bundler.build.debian.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Files, folders and links that scripts of packages make, as the table standard-files has them. */
record StandardFiles(ImageRoot root, Set<String> packages, SystemNames users, SystemNames groups) {
    private static final int OCTAL = 8;

    /** Adds them where their packages are. */
    void add() {
        FactTable.lines("standard-files").stream()
                .map(line -> List.of(line.split("\\s+")))
                .filter(words -> packages.contains(words.get(0)))
                .forEach(words -> put(words.get(1), words.get(2), words.subList(3, words.size())));
    }

    private void put(String what, String path, List<String> more) {
        switch (what) {
            case "copy" -> root.file(more.get(0)).ifPresent(file -> root.tree().addIfAbsent(path, file));
            case "link" -> link(path, more.get(0));
            case "folder" -> root.tree().addIfAbsent(path, new Node.Folder(rights(more)));
            case "empty" -> addFile(path, "", rights(more));
            case "line" -> addFile(path, more.get(0) + "\n", Node.READABLE);
            case "rights" -> root.file(path).ifPresent(file -> root.tree().put(path, file.with(rights(more))));
            default -> throw new IllegalStateException("no such fact: " + what);
        }
    }

    /** A link takes the place of a folder that is empty. */
    private void link(String path, String target) {
        if (root.below(path).isEmpty() && root.tree().get(path).orElse(Node.ROOT_FOLDER) instanceof Node.Folder) {
            root.tree().put(path, new Node.SymbolicLink(Node.LINK, target));
        }
    }

    private void addFile(String path, String text, Node.Rights rights) {
        if (root.tree().get(path).isEmpty()) {
            root.put(path, text.getBytes(StandardCharsets.UTF_8), rights);
        }
    }

    private Node.Rights rights(List<String> words) {
        return new Node.Rights(
                Integer.parseInt(words.get(0), OCTAL),
                users.number(words.get(1)).orElse(0L),
                groups.number(words.get(2)).orElse(0L));
    }
}
