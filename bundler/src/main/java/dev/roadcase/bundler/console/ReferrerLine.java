package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.archive.bundle.RunnableImages;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Artifact;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import java.util.List;

/** What {@code bundle inspect} says of a signature, an attestation, or whatever else belongs to an image. */
record ReferrerLine(Bundle bundle, BundledImage referrer) {

    static Table table(Bundle bundle, List<BundledImage> referrers) {
        Table table = new Table("REFERRER", "DIGEST", "TYPE", "SIZE", "SUBJECT");
        referrers.forEach(referrer -> new ReferrerLine(bundle, referrer).addTo(table));
        return table;
    }

    private void addTo(Table table) {
        table.row(
                referrer.reference().tagged().orElse(referrer.reference().name()),
                digest().abbreviated(),
                type(),
                new Size(content().size()).toString(),
                subject().abbreviated());
    }

    ObjectNode json() {
        return Json.object()
                .put("reference", referrer.reference().toString())
                .put("digest", digest().toString())
                .put("subject", subject().toString())
                .put("artifactType", type())
                .put("size", content().size());
    }

    private Digest digest() {
        return referrer.descriptor().digest();
    }

    private Digest subject() {
        return referrer.subject().orElseThrow();
    }

    private ImageContent content() {
        return ImageContent.of(bundle, referrer.descriptor());
    }

    private String type() {
        return RunnableImages.of(bundle, content())
                .artifact()
                .map(Artifact::type)
                .orElse(referrer.descriptor().mediaType());
    }
}
