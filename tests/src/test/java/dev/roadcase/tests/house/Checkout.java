package dev.roadcase.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/** The folder in which the project's files stand, as a reader of its pages has it. */
final class Checkout {
    static final Path TOP = Path.of("").toAbsolutePath().getParent();

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", ".vscode");

    private Checkout() {}

    /** The text of a file, by its path from the top. */
    static String text(String file) {
        try {
            return Files.readString(TOP.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String file, String text) throws IOException {
        Files.writeString(TOP.resolve(file), text);
    }

    /** All Markdown that no build makes, by its path from the top. */
    static Set<String> pages() throws IOException {
        Set<String> pages = new TreeSet<>();
        Files.walkFileTree(TOP, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean ours = !NOT_OURS.contains(folder.getFileName().toString());
                return ours || folder.equals(TOP) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(TOP.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }
}
