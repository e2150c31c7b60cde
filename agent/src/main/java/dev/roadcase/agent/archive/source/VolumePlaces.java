package dev.roadcase.agent.archive.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which files of a set stand where, by their lengths or by their sums.
 *
 * @param listed what the list says of each volume
 * @param found what its file shows
 */
record VolumePlaces(List<String> listed, List<String> found) {
    VolumePlaces {
        listed = List.copyOf(listed);
        found = List.copyOf(found);
    }

    /** The places, from 0, of those that are not what the list says. */
    List<Integer> wrong() {
        return IntStream.range(0, listed.size())
                .filter(place -> !listed.get(place).equals(found.get(place)))
                .boxed()
                .toList();
    }

    /** Where this one belongs, if it should stand in another's place that is wrong as well. */
    Optional<Integer> belongsAt(int place) {
        return wrong().stream()
                .filter(other -> other != place && listed.get(other).equals(found.get(place)))
                .findFirst();
    }

    /** With which one it was exchanged: each of the two belongs where the other stands. */
    Optional<Integer> partner(int place) {
        return belongsAt(place).filter(other -> found.get(other).equals(listed.get(place)));
    }
}
