package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.layout.Layout.Placed;
import dev.roadcase.bundler.prepare.Plan;
import dev.roadcase.bundler.prepare.Prepared;
import dev.roadcase.bundler.resolve.Certainty;
import dev.roadcase.bundler.resolve.ExpectedBlob;
import dev.roadcase.bundler.resolve.ExpectedDownload;
import dev.roadcase.bundler.resolve.ExpectedSize;
import java.util.Map;
import java.util.stream.Collectors;

/** What is printed about a bundle that would be written. */
public record PlanReport(Plan plan) implements PrepareReport {
    @Override
    public String text() {
        return table() + Sources.of(plan.forecast()).text() + "\n" + done() + "\n";
    }

    private String table() {
        Table table = new Table("BLOB", "SIZE", "FROM", "OF");
        plan.forecast()
                .blobs()
                .forEach(blob -> table.row(
                        blob.digest().map(Digest::abbreviated).orElse("-"),
                        shown(blob.size()),
                        blob.content().map(Sources::from).orElse("to make"),
                        blob.origin()));
        return table.toString();
    }

    private String done() {
        String done = plan.unchanged() ? "nothing changed: " : "would write ";
        return done + plan.whole().map(WrittenReport::summary).orElseGet(this::summary);
    }

    private String summary() {
        return plan.target().path() + "  " + shown(plan.size()) + "  " + plan.images() + " images  " + plan.files()
                + " files";
    }

    private static String shown(ExpectedSize size) {
        return switch (size.certainty()) {
            case KNOWN -> new Size(size.bytes()).toString();
            case ESTIMATED -> "about " + new Size(size.bytes());
            case AFTER_BUILDING ->
                size.bytes() == 0 ? Certainty.AFTER_BUILDING.toString() : "more than " + new Size(size.bytes());
        };
    }

    @Override
    public ObjectNode json() {
        ObjectNode document = Json.object();
        PrepareReport.putFiles(document, plan.target().path(), plan.volumes());
        document.put("written", false);
        document.put("unchanged", plan.unchanged());
        putSize(document, plan.size());
        document.put("images", plan.images());
        document.put("files", plan.files());
        plan.whole().ifPresent(whole -> document.put("digest", whole.index().toString()));
        Sources sources = Sources.of(plan.forecast());
        document.put("toFetch", sources.toFetch());
        document.put("reused", sources.reused());
        PrepareReport.putLacking(document, plan.resolved().lacking());
        putBlobs(document);
        putDownloads(document);
        return document;
    }

    private void putBlobs(ObjectNode document) {
        Map<Digest, Long> offsets = plan.whole().map(PlanReport::offsets).orElse(Map.of());
        ArrayNode blobs = document.putArray("blobs");
        plan.forecast().blobs().forEach(blob -> {
            ObjectNode node = json(blob);
            blob.digest().map(offsets::get).ifPresent(offset -> node.put("offset", offset));
            blobs.add(node);
        });
    }

    private static Map<Digest, Long> offsets(Prepared whole) {
        return whole.layout().blobs().stream()
                .collect(Collectors.toMap(placed -> placed.blob().descriptor().digest(), PlanReport::offset));
    }

    private static long offset(Placed placed) {
        return placed.entry().offset();
    }

    private static ObjectNode json(ExpectedBlob blob) {
        ObjectNode node = Json.object();
        blob.digest().ifPresent(digest -> node.put("digest", digest.toString()));
        putSize(node, blob.size());
        node.put("mediaType", blob.mediaType());
        node.put("origin", blob.origin());
        blob.content().flatMap(content -> content.fetchedFrom()).ifPresent(host -> node.put("fetchedFrom", host));
        blob.content()
                .flatMap(content -> content.reusedFrom())
                .ifPresent(file -> node.put("reusedFrom", file.toString()));
        return node;
    }

    private void putDownloads(ObjectNode document) {
        ArrayNode downloads = document.putArray("downloads");
        for (ExpectedDownload download : plan.forecast().downloads()) {
            ObjectNode node = downloads.addObject().put("from", download.from());
            putSize(node, download.size());
        }
    }

    private static void putSize(ObjectNode node, ExpectedSize size) {
        node.put("size", size.bytes());
        node.put("sizeIs", size.certainty().toString());
    }
}
