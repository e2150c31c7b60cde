package dev.roadcase.bundler.output;

import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.layout.Layout.Placed;
import dev.roadcase.bundler.remote.Jobs;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * In which order the entries of a bundle are written, and how many of them at once.
 *
 * @param order everything of the layout
 * @param jobs at least one
 */
public record Schedule(List<Placed> order, int jobs) {
    public Schedule {
        order = List.copyOf(order);
        if (jobs < 1) {
            throw new IllegalArgumentException("less than one job: " + jobs);
        }
    }

    /**
     * For a disk that can write anywhere: the largest first, so that no large one is left alone at the end.
     *
     * @param asked how many at once; where nothing is asked, what suits the cores and the sizes
     */
    public static Schedule largestFirst(Layout layout, OptionalInt asked, int cores) {
        List<Placed> order = layout.all()
                .sorted(Comparator.comparingLong(
                                (Placed placed) -> placed.blob().size())
                        .reversed())
                .toList();
        return new Schedule(
                order,
                asked.orElseGet(() -> Jobs.usual(layout.length(), layout.blobs().size(), cores)));
    }

    /**
     * For a disk whose files cannot have holes: everything in the order of its place, one after the other. Otherwise the file system would first fill the gap with zeros.
     */
    public static Schedule ascending(Layout layout) {
        return new Schedule(layout.all().toList(), 1);
    }
}
