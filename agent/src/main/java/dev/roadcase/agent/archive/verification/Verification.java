package dev.roadcase.agent.archive.verification;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Entries;
import dev.roadcase.agent.archive.bundle.Opening;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads every byte of a bundle, with as many threads as it is given, and checks it against the signed index and version
 * 1 of the format: headers, blobs, padding and the end. Nothing may be missing, and nothing may be there that does not
 * belong there.
 */
public final class Verification {
    private final Source source;
    private final Supplier<Trust> trust;
    private final Events events;
    private final int threads;

    /**
     * @param trust is asked for late: reading keys takes time, and other cores hash meanwhile
     * @param threads at least one
     */
    public Verification(Source source, Supplier<Trust> trust, Events events, int threads) {
        this.source = source;
        this.trust = trust;
        this.events = events;
        this.threads = threads;
    }

    /**
     * Verifies everything. Other threads hash while this one checks the signature. Their findings are not told, and
     * nothing is used, before the signature is right.
     *
     * @return the bundle, which closes the source when it is closed; if anything is wrong, the source is closed here
     * @throws Problem exit 3 if it is no bundle, exit 4 naming the first bad entry and the offset in the file
     */
    public Bundle run() {
        return source.openedBy(this::verified);
    }

    private Bundle verified() {
        events.emit(new Event.TransferBegan(source.name(), source.size()));
        Opening opening = new Opening(source);
        Entries entries = explaining(opening::entries);
        try (Sweep sweep = Sweep.start(source, entries.all(), events, threads)) {
            Bundle bundle = trusted(opening, entries);
            explaining(() -> whole(bundle, entries, sweep));
            events.emit(new Event.TransferEnded(source.name()));
            return bundle;
        }
    }

    private Bundle trusted(Opening opening, Entries entries) {
        Trust trusted = trust.get();
        try {
            return opening.bundle(entries, trusted);
        } catch (Problem e) {
            throw isOfAStranger(opening, entries) ? e : source.explained(e);
        }
    }

    /** If the signature is right but its key is not trusted, there is no damage to look for. */
    private static boolean isOfAStranger(Opening opening, Entries entries) {
        try {
            opening.bundle(entries, new Trust(List.of(), true));
            return true;
        } catch (Problem e) {
            return false;
        }
    }

    private <T> T explaining(Supplier<T> step) {
        try {
            return step.get();
        } catch (Problem e) {
            throw source.explained(e);
        }
    }

    private Bundle whole(Bundle bundle, Entries entries, Sweep sweep) {
        requireUndamaged(bundle, entries, sweep);
        new Completeness(bundle).require();
        return bundle;
    }

    private void requireUndamaged(Bundle bundle, Entries entries, Sweep sweep) {
        sweep.firstDamage()
                .or(() -> dockerManifestsDamage(bundle, entries))
                .or(() -> new Tail(source, entries).damage())
                .ifPresent(damage -> {
                    throw damage.problem(bundle.file());
                });
    }

    /** manifest.json is the one entry before the blobs that opening a bundle does not read. */
    private Optional<Damage> dockerManifestsDamage(Bundle bundle, Entries entries) {
        Entry entry = entries.front(EntryName.DOCKER_MANIFESTS);
        return bundle.index()
                .annotation(Annotation.DOCKER_MANIFESTS)
                .map(Digest::parse)
                .flatMap(digest -> new EntryCheck(source).damage(entry, Optional.of(digest)));
    }
}
