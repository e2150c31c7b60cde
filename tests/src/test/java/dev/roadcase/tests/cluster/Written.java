package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prepares hello for a cluster and configures it: the bundle and what {@code configure} wrote. */
record Written(Path bundle, Path configured) {

    static Written in(Path folder) {
        Path demo = folder.resolve("hello");
        Host.run(List.of("cp", "-r", hello().toString(), demo.toString())).succeeded();
        append(demo.resolve("demo.yaml"), """
                cluster:
                  kubernetes: %s
                  os: debian-12
                  box: false
                """.formatted(Upstream.KUBERNETES));
        Launcher launcher = Launcher.in(folder);
        try (Upstream upstream = new Upstream(Made.programs())) {
            Stream<String> words = Stream.of("prepare", "hello", "-o", "hello.bundle", "--progress", "none");
            launcher.run(Stream.concat(words, upstream.options().stream()).toArray(String[]::new))
                    .succeeded();
        }
        launcher.run("configure", "hello.bundle", "--out", "cluster", "--dialect", "cloud-init")
                .succeeded();
        return new Written(folder.resolve("hello.bundle"), folder.resolve("cluster"));
    }

    /** What {@code configure} wrote for a machine. */
    Path userData(String machine) {
        return configured.resolve("user-data/" + machine + ".yaml");
    }

    private static Path hello() {
        return Launcher.program().resolveSibling("images/hello");
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, Files.readString(file) + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
