package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.registry.ManifestPresence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts an image under its name, once all its blobs are there: what its index names first, then the index. For one thread. */
final class ParcelPush {
    private final Bundle bundle;
    private final Consignment consignment;
    private final ManifestDelivery manifests;
    private final Events events;
    private final List<Digest> lost = new ArrayList<>();

    ParcelPush(Bundle bundle, Consignment consignment, ManifestDelivery manifests, Events events) {
        this.bundle = bundle;
        this.consignment = consignment;
        this.manifests = manifests;
        this.events = events;
    }

    PushedImage run() {
        consignment.manifests().forEach(manifest -> manifests.put(parcel().at(manifest), read(manifest)));
        consignment.indexes().forEach(this::putIndex);
        ManifestPresence before = manifests.look(parcel().target());
        OutgoingManifest root = read(parcel().root());
        if (before.is(root.digest())) {
            manifests.found(parcel().target(), root);
            return image(root, before);
        }
        return consignment.lacksMembers() ? lacking(root, before) : whole(root, before);
    }

    private void putIndex(Descriptor index) {
        OutgoingManifest read = read(index);
        if (!consignment.lacksMembers()) {
            manifests.put(parcel().at(index), read);
        } else if (!manifests.look(parcel().at(index)).is(read.digest())
                && !manifests.sendLacking(parcel().at(index), read)) {
            lost.add(read.digest());
        }
    }

    private PushedImage whole(OutgoingManifest root, ManifestPresence before) {
        manifests.send(parcel().target(), root);
        return image(root, before);
    }

    /** If the registry refused the index in an earlier run, it is not asked again. */
    private PushedImage lacking(OutgoingManifest root, ManifestPresence before) {
        Substitute instead = Substitute.of(bundle, consignment);
        boolean known = before.is(instead.manifest().digest());
        if (!known && lost.isEmpty() && manifests.sendLacking(parcel().target(), root)) {
            return image(root, before);
        }
        lost.add(root.digest());
        putInstead(instead.manifest(), known);
        warnOfLoss(instead);
        return image(instead.manifest(), before);
    }

    private void putInstead(OutgoingManifest manifest, boolean known) {
        Reference place = parcel().target().tag().isPresent() ? parcel().target() : parcel().at(manifest.descriptor());
        if (known) {
            manifests.found(place, manifest);
        } else {
            manifests.put(place, manifest);
        }
    }

    private void warnOfLoss(Substitute instead) {
        for (Digest digest : lost) {
            events.emit(new Event.Warned(parcel().source().pinnedTo(digest) + " is lost in "
                    + parcel().target().host()
                    + ", which takes no index with missing members: " + parcel().target() + " is "
                    + instead.manifest().digest() + ", for " + instead.platforms()
                    + "; a bundle prepared with --platform all keeps it"));
        }
    }

    private PushedImage image(OutgoingManifest now, ManifestPresence before) {
        Optional<Digest> other = before.digest().filter(digest -> !digest.equals(now.digest()));
        other.ifPresent(digest -> events.emit(
                new Event.Warned(parcel().target() + " was " + digest + " before, and is " + now.digest() + " now")));
        return new PushedImage(
                parcel().source(),
                parcel().target(),
                now.digest(),
                !before.is(now.digest()),
                other,
                parcel().subject(),
                lost);
    }

    private OutgoingManifest read(Descriptor manifest) {
        return OutgoingManifest.in(bundle, manifest);
    }

    private Parcel parcel() {
        return consignment.parcel();
    }
}
