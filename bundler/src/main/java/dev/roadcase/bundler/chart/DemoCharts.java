package dev.roadcase.bundler.chart;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.demand.DemandedChart;
import dev.roadcase.bundler.fetch.SmallDocuments;
import dev.roadcase.bundler.helm.HelmCall.ReleasePlace;
import dev.roadcase.bundler.helm.HelmProcess;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.workload.ChartOrigin;
import dev.roadcase.bundler.spec.workload.ChartWorkload;
import dev.roadcase.bundler.spec.workload.ListedWorkload;
import dev.roadcase.bundler.spec.workload.RenderedWorkloads;
import dev.roadcase.bundler.spec.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All charts of a demo.
 *
 * @param unmade what of the folder is not there yet
 * @param locked what names stood for before; nothing where they are to be resolved anew
 * @param cache where Helm is kept
 */
public record DemoCharts(Demo demo, DemoFolder folder, Unmade unmade, Lock locked, Path cache, Events events) {
    private static final long LARGEST = 24L << 20;

    /**
     * Renders them.
     *
     * @param registries for charts that are artifacts
     * @param web for charts of the web
     * @throws Problem exit 3 for a chart that cannot be installed as demo.yaml says; exit 5 for one that does not come
     */
    public RenderedDemo rendered(RegistryClient registries, SmallDocuments web) {
        if (demo.charts().isEmpty()) {
            return new RenderedDemo(demo, folder, List.of());
        }
        Path work = work();
        try {
            return rendered(new ChartSource(folder, registries, web, locked), work);
        } finally {
            new FolderTree(work).delete();
        }
    }

    private static Path work() {
        try {
            return Files.createTempDirectory("roadcase-charts-").toRealPath();
        } catch (IOException e) {
            throw Problem.machine("make a folder for charts: " + e.getMessage()).causedBy(e);
        }
    }

    private RenderedDemo rendered(ChartSource source, Path work) {
        Map<String, List<Workload>> releases = new LinkedHashMap<>();
        Map<String, byte[]> documents = new LinkedHashMap<>();
        List<DemandedChart> from = new ArrayList<>();
        MadeNamespaces namespaces = new MadeNamespaces(folder, unmade);
        for (ListedWorkload listed : demo.show().listed()) {
            if (listed instanceof Workload workload) {
                namespaces.add(workload);
                continue;
            }
            ChartWorkload chart = (ChartWorkload) listed;
            if (isUnmade(chart)) {
                events.emit(new Event.Noted("the chart " + chart.chart().shown()
                        + " is not made yet: what it demands is known after building"));
                continue;
            }
            boolean made = namespaces.has(chart.namespace());
            RenderedChart rendered = rendered(chart, source, work.resolve(chart.release()), made, from);
            namespaces.add(chart, rendered);
            releases.put(chart.release(), rendered.workloads());
            documents.putAll(rendered.documents());
        }
        requireFew(documents);
        documents.put(RenderedWorkloads.PATH, new RenderedWorkloads(releases).bytes());
        return new RenderedDemo(
                demo.rendered(releases),
                folder.with(documents),
                from.stream().distinct().toList());
    }

    /** They are kept in memory until they are written. */
    private static void requireFew(Map<String, byte[]> documents) {
        long size = documents.values().stream().mapToLong(text -> text.length).sum();
        if (size > LARGEST) {
            throw Problem.badInput("the charts of the demo are rendered to " + (size >> 20) + " MiB, more than "
                            + (LARGEST >> 20))
                    .advise("list fewer values of the parameters in them: each combination is rendered");
        }
    }

    private boolean isUnmade(ChartWorkload chart) {
        return chart.values().stream().anyMatch(file -> unmade.lacks(folder, file))
                || chart.chart() instanceof ChartOrigin.Local local && unmade.lacks(folder, local.path());
    }

    private RenderedChart rendered(
            ChartWorkload chart, ChartSource source, Path work, boolean namespaceIsMade, List<DemandedChart> from) {
        events.emit(new Event.Began("rendering the chart " + chart.chart().shown()));
        Path given = made(work.resolve("source"));
        ChartSource.Brought brought = source.bring(chart.chart(), given);
        brought.from().ifPresent(from::add);
        HelmProcess helm = new HelmProcess(cache, work);
        ChartFolder charts = ChartFolder.of(brought.path(), chart.chart().shown(), made(work.resolve("packed")), helm);
        return new ChartRendering(
                        demo, chart, charts, new ChartValues(chart, folder), work, helm, namespaceIsMade, events)
                .rendered(place(chart));
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.unwritable(folder, e);
        }
    }

    private ReleasePlace place(ChartWorkload chart) {
        return new ReleasePlace(
                chart.release(),
                chart.namespace(),
                demo.cluster().map(ClusterSpec::kubernetes).orElse(""));
    }
}
