package dev.roadcase.bundler.spec.workload;

/** An item of {@code workloads}: manifests, or a chart that becomes manifests when the demo is prepared. */
public sealed interface ListedWorkload permits Workload, ChartWorkload {}
