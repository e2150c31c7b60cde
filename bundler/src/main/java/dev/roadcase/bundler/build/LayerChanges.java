package dev.roadcase.bundler.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What a layer does to those below it. What it deletes is theirs alone, wherever in the layer that stands (OCI image
 * spec, "Whiteouts").
 */
final class LayerChanges {
    private static final String DELETED = ".wh.";
    private static final String EMPTIED = ".wh..wh..opq";

    private final Map<String, BaseNode> nodes = new LinkedHashMap<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> emptied = new ArrayList<>();

    /** Learns from an entry; never ends a walk. */
    boolean visit(TarArchiveEntry entry) {
        String path = plain(entry.getName());
        String name = path.substring(path.lastIndexOf('/') + 1);
        String folder = path.substring(0, Math.max(0, path.length() - name.length() - 1));
        if (name.equals(EMPTIED)) {
            emptied.add(folder);
        } else if (name.startsWith(DELETED)) {
            removed.add((folder.isEmpty() ? "" : folder + "/") + name.substring(DELETED.length()));
        } else if (!path.isEmpty()) {
            // Of two entries of one name the later counts.
            nodes.remove(path);
            nodes.put(path, node(entry));
        }
        return false;
    }

    Map<String, BaseNode> nodes() {
        return nodes;
    }

    List<String> removed() {
        return removed;
    }

    List<String> emptied() {
        return emptied;
    }

    private static BaseNode node(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return new BaseNode.KeptFolder(entry.getMode() & 07777, entry.getLongUserId(), entry.getLongGroupId());
        }
        return entry.isSymbolicLink() ? new BaseNode.KeptLink(entry.getLinkName()) : new BaseNode.Other();
    }

    private static String plain(String name) {
        return name.replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "").replaceFirst("^\\.$", "");
    }
}
