package dev.roadcase.bundler.delta;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.Stretch;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.layout.Layout.Placed;
import dev.roadcase.bundler.layout.WriteSlot;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The newer bundle as something that can be written.
 *
 * @param bundle verified
 * @param source what it was opened from
 */
record PatchedLayout(Bundle bundle, Source source) {
    private static final String BYTES = "application/octet-stream";

    Layout layout() {
        Map<Boolean, List<Entry>> entries = bundle.entries().stream()
                .collect(Collectors.partitioningBy(
                        entry -> EntryName.digest(entry.name()).isPresent()));
        return new Layout(
                entries.get(false).stream().map(this::front).toList(),
                entries.get(true).stream().map(this::blob).toList(),
                source.size());
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
        return new Placed(entry, Blob.sized(descriptor, place -> copy(entry, place), bundle.file()));
    }

    private void copy(Entry entry, WriteSlot place) throws IOException {
        long at = 0;
        for (Stretch stretch : source.stretches(entry.offset(), entry.size())) {
            place.copy(stretch.file(), stretch.from(), stretch.length(), at);
            at += stretch.length();
        }
    }
}
