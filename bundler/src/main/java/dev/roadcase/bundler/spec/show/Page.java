package dev.roadcase.bundler.spec.show;

/**
 * A page of the demo that a presenter opens.
 *
 * @param url http or https, where parameters may stand for parts of it
 */
public record Page(String name, String url) {}
