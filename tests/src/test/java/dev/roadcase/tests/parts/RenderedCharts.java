package dev.roadcase.tests.parts;

import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.chart.DemoCharts;
import dev.roadcase.bundler.fetch.SmallDocuments;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import java.nio.file.Path;
import java.util.Map;

/** The charts of a demo, as a bundle carries them. */
public final class RenderedCharts {
    private static final Path CACHE = Path.of("target", "helm").toAbsolutePath();

    private RenderedCharts() {}

    /** Its documents, by their paths. */
    public static Map<String, byte[]> of(Path demo) {
        DemoFolder folder = DemoFolder.at(demo);
        Connections connections = Connections.of(HostSettings.BARE, Events.NONE);
        return new DemoCharts(DemoReader.read(folder), folder, Unmade.NOTHING, Lock.EMPTY, CACHE, Events.NONE)
                .rendered(new RegistryClient(connections), new SmallDocuments(connections, Events.NONE))
                .folder()
                .rendered();
    }
}
