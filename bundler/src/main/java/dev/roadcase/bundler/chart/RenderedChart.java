package dev.roadcase.bundler.chart;

import dev.roadcase.bundler.spec.workload.Workload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a chart has become.
 *
 * @param workloads in the order in which they are applied
 * @param documents by their paths, which the workloads name
 * @param recorded whether Helm's record of the release is among them
 */
record RenderedChart(List<Workload> workloads, Map<String, byte[]> documents, boolean recorded) {
    RenderedChart {
        workloads = List.copyOf(workloads);
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }
}
