package dev.roadcase.bundler.draft.plan;

/**
 * A chart that the demo installs.
 *
 * @param path in the demo's folder
 * @param release its name
 */
public record DraftChart(String path, String release) {}
