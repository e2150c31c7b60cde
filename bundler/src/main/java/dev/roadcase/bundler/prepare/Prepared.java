package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.pack.Layout;
import java.nio.file.Path;

/**
 * What came of it, or with a dry run, what would.
 *
 * @param file the bundle
 * @param size of it in bytes
 * @param images how many
 * @param files how many
 * @param index digest of index.json: the bundle's identity
 * @param layout what stands where in it
 */
public record Prepared(Path file, long size, int images, int files, Digest index, Layout layout) {}
