package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.fetch.SmallDocuments;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A demo in a folder of the test, with a chart in its folder {@code shop}. */
final class WrittenChart {
    /** One for all tests: the library is large. */
    private static final Path CACHE = Path.of("target", "helm");

    private final Path folder;
    final List<Event> events = new ArrayList<>();

    WrittenChart(Path folder) {
        this.folder = folder;
        file("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.2.3\nappVersion: \"7\"\n");
        file("shop/values.yaml", "copies: 1\n");
    }

    WrittenChart file(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renders it as these lines of demo.yaml want it. */
    RenderedDemo rendered(String demo) {
        file("demo.yaml", "apiVersion: roadcase.dev/v1\nname: charted\nversion: 1.0.0\n" + demo);
        DemoFolder written = DemoFolder.at(folder);
        Connections connections = Connections.of(HostSettings.BARE, events::add);
        return new DemoCharts(
                        DemoReader.read(written),
                        written,
                        Unmade.NOTHING,
                        Lock.EMPTY,
                        CACHE.toAbsolutePath(),
                        events::add)
                .rendered(new RegistryClient(connections), new SmallDocuments(connections, events::add));
    }

    /** Paths of what is applied, below {@code rendered}. */
    static List<String> paths(RenderedDemo demo) {
        return demo.demo().workloads().stream()
                .map(Workload::manifests)
                .map(path -> path.replaceFirst("^rendered/", ""))
                .toList();
    }

    static String text(RenderedDemo demo, String path) {
        return new String(demo.folder().rendered().get("rendered/" + path), StandardCharsets.UTF_8);
    }

    static JsonNode json(RenderedDemo demo, String path) {
        return Json.large(demo.folder().rendered().get("rendered/" + path));
    }
}
