package dev.roadcase.bundler.chart;

import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.helm.HelmAnswer;
import dev.roadcase.bundler.helm.HelmCall;
import dev.roadcase.bundler.helm.HelmProcess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A chart as Helm packs it: a folder without what .helmignore names, whose dependencies are folders too.
 *
 * @param shown the chart, for messages
 */
record ChartFolder(Path path, String shown) {
    /** As Helm limits it (helm.sh/helm/v3, pkg/chart/loader, MaxDecompressedChartSize). */
    private static final long LARGEST = 100L << 20;

    /** What a file costs beside its bytes. */
    private static final long ENTRY = 4096;

    /**
     * Packs a chart and unpacks it again.
     *
     * @param chart a folder, or an archive
     * @param work an empty folder
     * @throws Problem exit 3 if it is none that can be installed
     */
    static ChartFolder of(Path chart, String shown, Path work, HelmProcess helm) {
        try {
            Path folder = Files.isDirectory(chart) ? chart.toRealPath() : unpacked(chart, work.resolve("given"));
            HelmAnswer packed =
                    helm.ask(List.of(new HelmCall.Pack(folder, work))).get(0);
            if (packed.failed()) {
                throw Problem.badInput("read the chart " + shown + ": " + packed.text())
                        .advise("what its Chart.yaml depends on has to be in its folder charts: helm dependency build "
                                + shown);
            }
            return new ChartFolder(unpacked(Path.of(packed.text()), work.resolve("chart")), shown);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput("read the chart " + shown + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Helm leaves the first name of a path out, whatever it is. */
    private static Path unpacked(Path archive, Path to) throws IOException {
        long left = LARGEST;
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                left -= entry.getSize() + ENTRY;
                if (left < 0 || entry.isSparse()) {
                    throw new IOException("it has more than " + (LARGEST >> 20) + " MiB, or holes");
                }
                if (entry.isFile()) {
                    put(tar, inside(to, entry.getName()));
                }
            }
        }
        return to;
    }

    private static Path inside(Path to, String name) throws IOException {
        List<String> names = Arrays.asList(name.replace('\\', '/').split("/"));
        Path path = to;
        if (names.isEmpty()) {
            throw new IOException("it has a file without a name");
        }
        for (String part : names.subList(1, names.size())) {
            if (part.equals("..") || part.indexOf('\0') >= 0) {
                throw new IOException("it has a path that leads out of it: " + name);
            }
            path = path.resolve(part);
        }
        if (path.equals(to)) {
            throw new IOException("it has a file beside its folder: " + name);
        }
        return path;
    }

    private static void put(InputStream in, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
    }

    /** A copy in which a word of all texts is another one. */
    ChartFolder with(String word, String other, Path to) {
        try {
            new FolderTree(to).delete();
            for (Path file : files()) {
                Path copy = to.resolve(path.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, replaced(Files.readAllBytes(file), word, other));
            }
            return new ChartFolder(to, shown);
        } catch (IOException e) {
            throw Problem.machine("copy the chart " + shown + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** In an encoding that keeps all bytes as they are. */
    private static byte[] replaced(byte[] bytes, String word, String other) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(word) ? text.replace(word, other).getBytes(StandardCharsets.ISO_8859_1) : bytes;
    }

    /** All its files, by their paths. */
    List<Path> files() {
        try (Stream<Path> all = Files.walk(path)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw Problem.machine("read the chart " + shown + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Whether a text stands in one of its files. */
    boolean contains(String text) {
        return files().stream().anyMatch(file -> text(file).contains(text));
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Problem.machine("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }
}
