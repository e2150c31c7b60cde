package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A demo's folder that a test writes. */
public record DemoSource(Path folder) {
    private static final String HEAD = """
            apiVersion: roadcase.dev/v1
            name: demo
            version: 1.0.0
            """;

    /** A new folder of this name, in which demo.yaml says who it is and then this. */
    public static DemoSource in(Path parent, String name, String rest) {
        return new DemoSource(parent.resolve(name)).file("demo.yaml", HEAD + rest);
    }

    /** Adds a file, or writes it anew. */
    public DemoSource file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file, or writes it anew. */
    public DemoSource file(String path, byte[] content) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What demo.lock.yaml says. */
    public String lock() {
        try {
            return Files.readString(folder.resolve("demo.lock.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
