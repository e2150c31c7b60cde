package dev.roadcase.agent.archive.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which volume of a set each file is, by its length or its sum.
 *
 * @param listed what the list says of each volume
 * @param found what its file shows
 */
record VolumePlaces(List<String> listed, List<String> found) {
    VolumePlaces {
        listed = List.copyOf(listed);
        found = List.copyOf(found);
    }

    /** The places, from 0, of files that are not what the list says. */
    List<Integer> wrong() {
        return IntStream.range(0, listed.size())
                .filter(place -> !listed.get(place).equals(found.get(place)))
                .boxed()
                .toList();
    }

    /** Where this file belongs, if it is another volume whose own file is wrong too. */
    Optional<Integer> belongsAt(int place) {
        return wrong().stream()
                .filter(other -> other != place && listed.get(other).equals(found.get(place)))
                .findFirst();
    }

    /** The file that it was exchanged with: each of the two belongs in the other's place. */
    Optional<Integer> partner(int place) {
        return belongsAt(place).filter(other -> found.get(other).equals(listed.get(place)));
    }
}
