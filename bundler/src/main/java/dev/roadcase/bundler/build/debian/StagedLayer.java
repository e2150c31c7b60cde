package dev.roadcase.bundler.build.debian;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import java.nio.file.Path;

/**
 * A layer that stands in a file of the staging folder.
 *
 * @param descriptor of the file's bytes, a gzip'd tar
 * @param diffId of the tar inside (OCI image spec, "Layer DiffID")
 */
public record StagedLayer(Descriptor descriptor, Digest diffId, Path file) {}
