package dev.roadcase.bundler.saved;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import java.util.List;
import java.util.Optional;

/**
 * One image in an archive.
 *
 * @param names that the archive has for it, as they are written
 * @param root descriptor of its manifest or index
 * @param parts where its manifests, configs and layers are found
 */
public record SavedImage(List<String> names, Descriptor root, SavedParts parts) {
    public SavedImage {
        names = List.copyOf(names);
    }

    /** Where the parts of an image are found by their digests. */
    public interface SavedParts {
        /** A small part: a manifest or a config; absent if the archive lacks it. */
        Optional<byte[]> document(Digest digest);

        /** A part of any size; absent if the archive lacks it. */
        Optional<SavedEntry> content(Descriptor descriptor);
    }
}
