package dev.roadcase.bundler.status;

import dev.roadcase.bundler.spec.show.Check;

/**
 * A check of the demo, asked once.
 *
 * @param trouble why it does not hold; empty if it does
 */
public record AskedCheck(Check check, String trouble) {}
