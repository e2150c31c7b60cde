package dev.roadcase.agent.archive.source;

import java.nio.channels.FileChannel;

/**
 * Bytes of a bundle as they stand in a file.
 *
 * @param from offset in the file
 * @param length in bytes
 */
public record Stretch(FileChannel file, long from, long length) {}
