package dev.roadcase.tests.prepare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Charts as several makers write them, each in one file of the test's resources: a line of words, then its files. */
final class WrittenCharts {
    private static final String FILE = "=== ";

    private WrittenCharts() {}

    /** Writes all of them, each into a folder of its own name. */
    static List<Path> writeTo(Path folder) {
        try (Stream<Path> charts = Files.list(Path.of(Objects.requireNonNull(WrittenCharts.class.getResource("/charts"))
                .toURI()))) {
            return charts.sorted().map(chart -> write(chart, folder)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Path chart, Path folder) {
        try {
            String name = chart.getFileName().toString().replaceFirst("\\.txt$", "");
            Path to = folder.resolve(name);
            for (String file : Files.readString(chart).split("(?m)^" + FILE)) {
                int end = file.indexOf('\n');
                if (file.startsWith("Chart.yaml") || Files.exists(to)) {
                    put(to.resolve(file.substring(0, end)), ended(name, file.substring(end + 1)));
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ended(String name, String text) {
        return name.contains("windows") ? text.replace("\n", "\r\n") : text;
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
