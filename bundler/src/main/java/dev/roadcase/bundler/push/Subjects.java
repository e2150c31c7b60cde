package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of a bundle refers to what else of it: a signature to an image, or to one of an image's platforms. */
final class Subjects {
    private final Map<Consignment, Consignment> subjects = new HashMap<>();

    private Subjects() {}

    static Subjects of(Bundle bundle, List<Consignment> consignments) {
        Subjects all = new Subjects();
        Map<ContentPlace, Consignment> places = places(consignments);
        for (Consignment referrer : consignments) {
            subject(bundle, referrer)
                    .map(digest -> places.get(new ContentPlace(digest, repository(referrer))))
                    .filter(subject -> subject != referrer)
                    .ifPresent(subject -> all.subjects.put(referrer, subject));
        }
        return all;
    }

    /** What this refers to. */
    Optional<Consignment> of(Consignment referrer) {
        return Optional.ofNullable(subjects.get(referrer));
    }

    /** All of these, each behind what it refers to. */
    List<Consignment> first(List<Consignment> consignments) {
        Set<Consignment> ordered = new LinkedHashSet<>();
        consignments.forEach(each -> add(each, ordered));
        return List.copyOf(ordered);
    }

    /** A manifest cannot refer to itself over others: it would need its own digest. */
    private void add(Consignment one, Set<Consignment> ordered) {
        if (!ordered.contains(one)) {
            of(one).ifPresent(subject -> add(subject, ordered));
            ordered.add(one);
        }
    }

    private static Map<ContentPlace, Consignment> places(List<Consignment> consignments) {
        Map<ContentPlace, Consignment> places = new HashMap<>();
        for (Consignment each : consignments) {
            each.documents().forEach(digest -> places.putIfAbsent(new ContentPlace(digest, repository(each)), each));
        }
        return places;
    }

    private static String repository(Consignment consignment) {
        return consignment.parcel().target().repository();
    }

    private static Optional<Digest> subject(Bundle bundle, Consignment consignment) {
        Descriptor root = consignment.parcel().root();
        try {
            return consignment
                    .parcel()
                    .subject()
                    .or(() -> OutgoingManifest.in(bundle, root).subject());
        } catch (Problem damaged) {
            // Whoever pushes it says so.
            return Optional.empty();
        }
    }
}
