package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.delta.BundleChange;
import dev.roadcase.bundler.delta.BundleDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What two bundles do not have alike. */
public record DifferenceReport(BundleDifference difference) {

    /** A line for each change, and one for what has to be carried. */
    public List<String> lines() {
        if (difference.isNone()) {
            return List.of("the same bundle: " + title(difference.newer()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(title(difference.older()) + " → " + title(difference.newer()));
        difference.images().forEach(change -> lines.add(line("image", change)));
        difference.files().forEach(change -> lines.add(line("file", change)));
        difference.documents().forEach(change -> lines.add(line("demo", change)));
        if (difference.isOfTheAgent()) {
            lines.add("changed  agent");
        }
        lines.add(difference.blobs().size() + " blobs to carry, " + new Size(difference.bytes()));
        return lines;
    }

    private static String title(Bundle bundle) {
        return bundle.name() + " " + bundle.version();
    }

    private static String line(String what, BundleChange change) {
        return String.format(Locale.ROOT, "%-8s %-6s %s", word(change), what, change.name());
    }

    private static String word(BundleChange change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        put(document.putObject("old"), difference.older());
        put(document.putObject("new"), difference.newer());
        put(document.putArray("images"), difference.images());
        put(document.putArray("files"), difference.files());
        put(document.putArray("demo"), difference.documents());
        return document.put("agent", difference.isOfTheAgent())
                .put("blobs", difference.blobs().size())
                .put("bytes", difference.bytes());
    }

    private static void put(ObjectNode node, Bundle bundle) {
        node.put("file", bundle.file()).put("name", bundle.name()).put("version", bundle.version());
        node.put("digest", bundle.indexDigest().toString());
    }

    private static void put(ArrayNode list, List<BundleChange> changes) {
        for (BundleChange change : changes) {
            ObjectNode node = list.addObject().put("name", change.name()).put("change", word(change));
            change.before().ifPresent(digest -> node.put("before", digest.toString()));
            change.after().ifPresent(digest -> node.put("after", digest.toString()));
        }
    }
}
