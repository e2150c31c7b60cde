package dev.roadcase.bundler.chart;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.demand.DemandedChart;
import dev.roadcase.bundler.fetch.Downloaded;
import dev.roadcase.bundler.fetch.SmallDocuments;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockedFile;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.workload.ChartOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Brings a chart onto this computer.
 *
 * @param locked what names stood for before; nothing where they are to be resolved anew
 */
record ChartSource(DemoFolder demo, RegistryClient registries, SmallDocuments web, Lock locked) {
    /** Helm, "OCI media types". */
    private static final String CONTENT = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    /** A chart that is here, and where it came from if that is elsewhere. */
    record Brought(Path path, Optional<DemandedChart> from) {}

    /** @param work an empty folder */
    Brought bring(ChartOrigin origin, Path work) {
        Path archive = work.resolve("brought.tgz");
        if (origin instanceof ChartOrigin.Local local) {
            return new Brought(demo.resolve(local.path()), Optional.empty());
        }
        return origin instanceof ChartOrigin.Registry registry
                ? artifact(registry, archive)
                : archive((ChartOrigin.Web) origin, archive);
    }

    private Brought archive(ChartOrigin.Web origin, Path archive) {
        Optional<Digest> known = locked.url(origin.url()).map(LockedFile::sha256);
        Downloaded downloaded = web.save(origin.url(), known, archive);
        return new Brought(
                archive, Optional.of(new DemandedChart.WebChart(origin.url(), downloaded.digest(), downloaded.size())));
    }

    private Brought artifact(ChartOrigin.Registry origin, Path archive) {
        Reference asked = origin.reference();
        Reference pinned = locked.digestOf(asked)
                .map(digest -> new Reference(asked.host(), asked.repository(), asked.tag(), Optional.of(digest)))
                .orElse(asked);
        PulledManifest manifest = registries.manifest(pinned);
        Descriptor layer = layer(origin, manifest);
        if (layer.size() > Json.LARGEST_DOCUMENT) {
            throw Problem.badInput(origin.shown() + " has " + (layer.size() >> 20)
                            + " MiB, more than a chart of a registry may")
                    .advise("take its archive into the demo's folder: helm pull " + origin.shown());
        }
        try {
            Files.write(archive, registries.document(pinned, layer));
        } catch (IOException e) {
            throw Problem.unwritable(archive, e);
        }
        return new Brought(archive, Optional.of(new DemandedChart.RegistryChart(asked)));
    }

    private static Descriptor layer(ChartOrigin.Registry origin, PulledManifest manifest) {
        List<Descriptor> layers =
                manifest.content() instanceof ImageManifest image ? image.layers() : List.<Descriptor>of();
        return layers.stream()
                .filter(layer -> layer.mediaType().equals(CONTENT))
                .findFirst()
                .orElseThrow(
                        () -> Problem.badInput(origin.shown() + " is no chart: it has no layer of the type " + CONTENT)
                                .advise("an image belongs under images"));
    }
}
