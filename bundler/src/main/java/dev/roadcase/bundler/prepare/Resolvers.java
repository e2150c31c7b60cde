package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.build.ImageBuilder;
import dev.roadcase.bundler.build.debian.BaseLayer;
import dev.roadcase.bundler.build.debian.DebianArchive;
import dev.roadcase.bundler.fetch.Fetcher;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.reuse.ImageDocuments;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.OlderBundles;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.nio.file.Path;
import java.util.List;

/** What turns a demo's names into digests and sizes, put together for one run. */
record Resolvers(Images images, FileArtifacts files, OpenLock lock) {
    /** Of one file from the web: the largest virtual machine's disk that anybody shows, and then some. */
    private static final long LARGEST_FILE = 64L << 30;

    static Resolvers of(
            DemoFolder folder,
            Upstream upstream,
            OlderBundles older,
            MadeBefore before,
            Staging staging,
            List<Platform> platforms,
            OpenLock lock,
            ClusterCargo cluster,
            Events events) {
        Connections connections = upstream.connections();
        Fetcher fetcher = new Fetcher(connections, events, LARGEST_FILE);
        ImageDocuments documents = new ImageDocuments(new RegistryClient(connections), older);
        LayerContents layers = new LayerContents(fetcher, older);
        RegistryImages resolved = new RegistryImages(documents, layers, new Platforms(platforms));
        Path building = staging.folder("images");
        DebianArchive debian = upstream.debian();
        ImageBuilder builder =
                new ImageBuilder(folder.path(), building, new BaseLayer(debian, events), documents, before, events);
        Images images = new Images(
                new PulledImages(resolved, lock, events),
                new BuiltImages(builder, debian, documents, layers, building, lock),
                Platforms.built(platforms),
                events);
        UrlFiles urls = new UrlFiles(fetcher, staging, lock, cluster, events);
        return new Resolvers(images, new FileArtifacts(folder, urls, staging, before, events), lock);
    }
}
