package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.registry.ManifestPresence;
import dev.roadcase.bundler.remote.registry.Receipt;
import dev.roadcase.bundler.remote.registry.RegistryWriter;
import java.util.Optional;

/**
 * Puts manifests into a registry. If a registry does not list by itself what refers to a manifest, the list is kept for it.
 * Safe for several threads.
 */
record ManifestDelivery(RegistryWriter writer, Tally tally) {

    ManifestPresence look(Reference reference) {
        return writer.look(reference);
    }

    /** Puts it there unless it is there. */
    void put(Reference reference, OutgoingManifest manifest) {
        if (look(reference).is(manifest.digest())) {
            found(reference, manifest);
        } else {
            send(reference, manifest);
        }
    }

    /** Puts it there, whatever is there. */
    void send(Reference reference, OutgoingManifest manifest) {
        sent(reference, manifest, writer.put(reference, manifest.mediaType(), manifest.bytes()));
    }

    /** The same for an index that lacks members: whether the registry takes it. */
    boolean sendLacking(Reference reference, OutgoingManifest index) {
        Optional<Receipt> receipt = writer.putLacking(reference, index.mediaType(), index.bytes());
        receipt.ifPresent(its -> sent(reference, index, its));
        return receipt.isPresent();
    }

    private void sent(Reference reference, OutgoingManifest manifest, Receipt receipt) {
        tally.sent(manifest.descriptor());
        if (!receipt.listsReferrer()) {
            list(reference, manifest);
        }
    }

    /** It is there. A run that was stopped may have put it there without listing it. */
    void found(Reference reference, OutgoingManifest manifest) {
        tally.found(manifest.descriptor());
        boolean unlisted = manifest.subject()
                .filter(subject -> !writer.listsReferrers(reference, subject))
                .isPresent();
        if (unlisted) {
            list(reference, manifest);
        }
    }

    private void list(Reference reference, OutgoingManifest manifest) {
        manifest.subject().ifPresent(subject -> writer.list(reference, subject, manifest.descriptor()));
    }
}
