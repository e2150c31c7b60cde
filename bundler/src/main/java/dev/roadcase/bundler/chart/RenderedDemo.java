package dev.roadcase.bundler.chart;

import dev.roadcase.bundler.demand.DemandedChart;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.util.List;

/**
 * A demo whose charts are manifests.
 *
 * @param folder with these manifests
 * @param charts those that came from elsewhere, each once
 */
public record RenderedDemo(Demo demo, DemoFolder folder, List<DemandedChart> charts) {
    public RenderedDemo {
        charts = List.copyOf(charts);
    }
}
