package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.StagedLayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes layers of files with jib-core, as an image from scratch in a tar. Jib does not get the base image: it would write each layer of the base four times, compress layers again that are not gzip, and it does not know zstd.
 */
record JibLayers(Path staging) {
    private static final String NAME = "roadcase/layers";

    /** Makes the layers, in their order; each stands in a file of the staging folder. */
    List<StagedLayer> make(List<FileEntriesLayer> layers) {
        if (layers.isEmpty()) {
            return List.of();
        }
        try {
            Path work = Files.createTempDirectory(staging, "jib-");
            try {
                Path tar = work.resolve("image.tar");
                containerize(layers, work, tar);
                return JibTar.take(tar, staging);
            } finally {
                remove(work);
            }
        } catch (IOException | UncheckedIOException e) {
            throw Problem.machine("make layers in " + staging + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static void containerize(List<FileEntriesLayer> layers, Path work, Path tar) throws IOException {
        try {
            JibContainerBuilder image = Jib.fromScratch().setFormat(ImageFormat.OCI);
            layers.forEach(image::addFileEntriesLayer);
            image.containerize(Containerizer.to(TarImage.at(tar).named(NAME))
                    .setBaseImageLayersCache(work.resolve("base"))
                    .setApplicationLayersCache(work.resolve("layers"))
                    .setOfflineMode(true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            // Jib has six more checked exceptions. From scratch and offline, all of them are about this machine.
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(JibLayers::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
