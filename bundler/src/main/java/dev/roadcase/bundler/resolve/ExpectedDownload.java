package dev.roadcase.bundler.resolve;

/**
 * Something that is downloaded to make blobs of it: a file from the web, Debian packages.
 *
 * @param from the host, or what stands for several
 */
public record ExpectedDownload(String from, ExpectedSize size) {}
