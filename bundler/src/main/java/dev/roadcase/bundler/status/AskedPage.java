package dev.roadcase.bundler.status;

import dev.roadcase.bundler.spec.show.Page;

/**
 * A page of the demo.
 *
 * @param trouble why a visitor would not see it; empty if one would
 */
public record AskedPage(Page page, String trouble) {}
