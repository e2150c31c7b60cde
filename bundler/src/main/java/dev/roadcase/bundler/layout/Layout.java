package dev.roadcase.bundler.layout;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where everything of a bundle stands, known before the first layer arrives.
 *
 * @param front the small entries, with their content
 * @param blobs each digest once
 * @param length of the whole file in bytes
 */
public record Layout(List<Placed> front, List<Placed> blobs, long length) {

    /** A blob or a small entry, and its place. */
    public record Placed(Entry entry, Blob blob) {}

    public Layout {
        front = List.copyOf(front);
        blobs = List.copyOf(blobs);
    }

    /** Everything in the order of the file. */
    public Stream<Placed> all() {
        return Stream.concat(front.stream(), blobs.stream());
    }

    /** All entries in the order of the file. */
    public List<Entry> entries() {
        return all().map(Placed::entry).toList();
    }

    /** The digests of the small entries in front, by name. */
    public Map<String, Digest> frontDigests() {
        return front.stream()
                .collect(Collectors.toMap(
                        placed -> placed.entry().name(),
                        placed -> placed.blob().descriptor().digest()));
    }

    /** How many bytes come from where they take long to come. */
    public long slowBytes() {
        return blobs.stream()
                .filter(placed -> placed.blob().content().isSlow())
                .mapToLong(placed -> placed.blob().size())
                .sum();
    }

    /** Gives every entry its offset: the front, then the blobs in the order of their placement and first mention. */
    static Layout of(Map<String, byte[]> front, BundleContents contents) {
        List<Placed> placed = new ArrayList<>();
        long end = 0;
        for (Map.Entry<String, byte[]> entry : front.entrySet()) {
            Blob blob = Blob.document(
                    Descriptor.of("application/octet-stream", entry.getValue()), entry.getValue(), entry.getKey());
            placed.add(new Placed(new Entry(entry.getKey(), end, blob.size()), blob));
            end = placed.get(placed.size() - 1).entry().end();
        }
        for (Blob blob : inOrder(contents)) {
            placed.add(new Placed(new Entry(EntryName.of(blob.descriptor().digest()), end, blob.size()), blob));
            end = placed.get(placed.size() - 1).entry().end();
        }
        return new Layout(
                placed.subList(0, front.size()),
                placed.subList(front.size(), placed.size()),
                TarHeader.archiveLength(end));
    }

    private static List<Blob> inOrder(BundleContents contents) {
        Map<Digest, Blob> distinct = new LinkedHashMap<>();
        contents.blobs().forEach(blob -> distinct.merge(blob.descriptor().digest(), blob, Layout::one));
        return distinct.values().stream()
                .sorted(Comparator.comparing(Blob::placement))
                .toList();
    }

    /** In the place of the first mention. What is on this machine already is not fetched for another image. */
    private static Blob one(Blob first, Blob again) {
        if (first.size() != again.size()) {
            throw Problem.upstream(first.descriptor().digest() + " has " + first.size() + " bytes in " + first.origin()
                    + " and " + again.size() + " bytes in " + again.origin() + ": one of the two registries lies");
        }
        boolean here = again.content().fetchedFrom().isEmpty();
        return here && first.content().fetchedFrom().isPresent()
                ? new Blob(first.descriptor(), first.placement(), again.content(), first.origin())
                : first;
    }
}
