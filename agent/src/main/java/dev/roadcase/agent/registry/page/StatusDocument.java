package dev.roadcase.agent.registry.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.registry.machine.Registrations;
import dev.roadcase.agent.registry.store.PushedTag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/** What the page shows, as one document: {@code GET /api/status}. Safe for several threads. */
final class StatusDocument {
    private static final int MOST_PUSHED = 100;
    /** Somebody else may change the folder of pushes. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private record PushedNow(List<PushedTag> tags, long changes, Instant at) {}

    private final ObjectNode bundle;
    private final Registrations registrations;
    private final Deliveries deliveries;
    private final IntFunction<List<PushedTag>> pushed;
    private final Clock clock;
    private PushedNow known = new PushedNow(List.of(), -1, Instant.EPOCH);

    /** @param pushed asked for the latest tags, at most so many */
    StatusDocument(
            Bundle bundle,
            Registrations registrations,
            Deliveries deliveries,
            IntFunction<List<PushedTag>> pushed,
            Clock clock) {
        this.bundle = of(bundle);
        this.registrations = registrations;
        this.deliveries = deliveries;
        this.pushed = pushed;
        this.clock = clock;
    }

    private static ObjectNode of(Bundle bundle) {
        ObjectNode node = Json.object();
        node.put("name", bundle.name()).put("version", bundle.version()).put("size", bundle.size());
        node.put("digest", bundle.indexDigest().toString());
        node.put("keyId", bundle.signer().keyId().toString());
        var images = node.putArray("images");
        new Contents(bundle).images().forEach(image -> images.add(of(image)));
        return node;
    }

    private static ObjectNode of(BundledImage image) {
        ObjectNode node = Json.object()
                .put("reference", image.name())
                .put("digest", image.descriptor().digest().toString());
        image.roles().stream().map(Role::toString).sorted().forEach(node.putArray("roles")::add);
        return node;
    }

    ObjectNode json() {
        ObjectNode document = registrations.json();
        document.set("bundle", bundle);
        var seen = document.putArray("deliveries");
        deliveries.latest().forEach(delivery -> seen.add(delivery.json()));
        var tags = document.putArray("pushed");
        pushed().forEach(tag -> tags.add(of(tag)));
        return document.put("now", clock.instant().toString());
    }

    private synchronized List<PushedTag> pushed() {
        Instant now = clock.instant();
        if (known.changes() != deliveries.changes() || known.at().plus(KEPT).isBefore(now)) {
            long changes = deliveries.changes();
            known = new PushedNow(pushed.apply(MOST_PUSHED), changes, now);
        }
        return known.tags();
    }

    private static ObjectNode of(PushedTag tag) {
        return Json.object()
                .put("image", tag.repository() + ":" + tag.tag())
                .put("digest", tag.digest().toString())
                .put("at", tag.at().toString());
    }
}
