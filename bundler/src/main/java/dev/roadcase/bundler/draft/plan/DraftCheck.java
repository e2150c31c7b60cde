package dev.roadcase.bundler.draft.plan;

/**
 * A request that may show whether the demo works.
 *
 * @param certain whether something says that it does; otherwise it is only a comment
 */
public record DraftCheck(String url, boolean certain) {}
