package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a bundle has a name for: images, artifacts, and what refers to them. Files and the demo have none: machines and
 * `bundle` read them from the bundle itself.
 */
final class Parcels {
    private Parcels() {}

    /**
     * In the order of the bundle.
     *
     * @throws Problem exit 2 if two of them would have the same name there
     */
    static List<Parcel> of(Bundle bundle, PushDestination target) {
        List<Parcel> parcels = new Contents(bundle)
                .named().stream().map(image -> parcel(image, target)).toList();
        requireOwnNames(parcels, target);
        return parcels;
    }

    private static Parcel parcel(BundledImage image, PushDestination target) {
        Reference source = image.reference();
        return new Parcel(source, image.descriptor(), target.of(pinned(source, image.descriptor())), image.subject());
    }

    /** The digest that counts is that of what the bundle carries. */
    private static Reference pinned(Reference source, Descriptor member) {
        return source.tag().isPresent() ? source : source.pinnedTo(member.digest());
    }

    private static void requireOwnNames(List<Parcel> parcels, PushDestination target) {
        Map<Reference, Parcel> taken = new HashMap<>();
        for (Parcel parcel : parcels) {
            Parcel other = taken.putIfAbsent(parcel.target(), parcel);
            if (other != null && !other.root().digest().equals(parcel.root().digest())) {
                throw collision(other, parcel, target);
            }
        }
    }

    private static Problem collision(Parcel one, Parcel other, PushDestination target) {
        Problem problem = Problem.usage(one.source() + " and " + other.source() + " are two images, and both would be "
                + one.target() + ": nothing was pushed");
        return target.hosts()
                ? problem
                : problem.advise("keep their hosts in their names: --keep-hosts (such as " + target + "/"
                        + one.source().name() + ")");
    }
}
