package dev.roadcase.bundler.draft.plan;

/**
 * A page that a presenter may open.
 *
 * @param certain whether it is known that a page is there; otherwise it is only a comment
 */
public record DraftPage(String name, String url, boolean certain) {}
