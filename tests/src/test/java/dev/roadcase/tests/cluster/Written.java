package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A demo of the checkout, prepared for a cluster and configured: the bundle and what {@code configure} wrote. */
record Written(Path bundle, Path configured) {

    /**
     * Prepares a copy of it.
     *
     * @param demo its name
     * @param folder for all that is written
     * @param change makes the copy differ from what a user has
     * @param options more for {@code prepare}
     * @param parameters of the demo, for {@code configure}
     */
    static Written of(String demo, Path folder, Consumer<Path> change, List<String> options, String... parameters) {
        Path bundle = prepare(demo, folder, change, options);
        return configure(
                bundle,
                Stream.of(parameters)
                        .flatMap(parameter -> Stream.of("--set", parameter))
                        .toList());
    }

    /** The same for a site, as site.yaml says it. */
    static Written at(String site, String demo, Path folder, Consumer<Path> change) {
        Path bundle = prepare(demo, folder, change, List.of());
        try {
            Path file = Files.writeString(folder.resolve("site.yaml"), site);
            return configure(bundle, List.of("--site", file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path prepare(String demo, Path folder, Consumer<Path> change, List<String> options) {
        Path copy = folder.resolve(demo);
        copy(demo, copy);
        change.accept(copy);
        Path bundle = folder.resolve(demo + ".bundle");
        try (Upstream upstream = new Upstream(Made.kubernetes())) {
            List<String> words =
                    new ArrayList<>(List.of("prepare", demo, "-o", bundle.toString(), "--progress", "none"));
            words.addAll(upstream.options());
            words.addAll(options);
            Launcher.in(folder).run(words.toArray(String[]::new)).succeeded();
        }
        return bundle;
    }

    private static Written configure(Path bundle, List<String> options) {
        List<String> words =
                new ArrayList<>(List.of("configure", bundle.toString(), "--out", "cluster", "--dialect", "cloud-init"));
        words.addAll(options);
        Path folder = bundle.getParent();
        Launcher.in(folder).run(words.toArray(String[]::new)).succeeded();
        return new Written(bundle, folder.resolve("cluster"));
    }

    /** What {@code configure} wrote for a machine. */
    Path userData(String machine) {
        return configured.resolve("user-data/" + machine + ".yaml");
    }

    /** Copies the folder of a demo of the checkout to a place where nothing is. */
    static void copy(String demo, Path place) {
        Path source = Launcher.program().resolveSibling("images/" + demo);
        Host.run(List.of("cp", "-a", source.toString(), place.toString())).succeeded();
    }

    /** Changes a text file. */
    static void rewrite(Path file, UnaryOperator<String> change) {
        try {
            Files.writeString(file, change.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
