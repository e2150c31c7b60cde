package dev.roadcase.bundler.resolve;

import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.fetch.SmallDocuments;
import dev.roadcase.bundler.reuse.ImageDocuments;
import java.nio.file.Path;

/**
 * Where small documents are read: all that resolving may ask for.
 *
 * @param images manifests, indexes, configs
 * @param web sums
 * @param debian lists of packages
 * @param folder where documents are put on their way
 */
public record Documents(ImageDocuments images, SmallDocuments web, DebianArchive debian, Path folder) {}
