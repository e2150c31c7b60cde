package dev.roadcase.bundler.layout;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Layout.Placed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A bundle that exists as one that can be written, byte for byte.
 *
 * @param contents where the bytes of each blob come from
 */
public record CopiedLayout(Bundle bundle, Function<Entry, Content> contents) {
    private static final String BYTES = "application/octet-stream";

    /** Reads the small entries in front. */
    public Layout layout() {
        Map<Boolean, List<Entry>> entries = bundle.entries().stream()
                .collect(Collectors.partitioningBy(
                        entry -> EntryName.digest(entry.name()).isPresent()));
        return new Layout(
                entries.get(false).stream().map(this::front).toList(),
                entries.get(true).stream().map(this::blob).toList(),
                bundle.size());
    }

    private Placed front(Entry entry) {
        try (InputStream in = bundle.part(entry, 0, entry.size())) {
            byte[] bytes = in.readAllBytes();
            return new Placed(entry, Blob.document(Descriptor.of(BYTES, bytes), bytes, entry.name()));
        } catch (IOException e) {
            throw Problem.machine("cannot read " + bundle.file() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Placed blob(Entry entry) {
        Descriptor descriptor =
                Descriptor.of(BYTES, EntryName.digest(entry.name()).orElseThrow(), entry.size());
        return new Placed(entry, Blob.sized(descriptor, contents.apply(entry), bundle.file()));
    }
}
