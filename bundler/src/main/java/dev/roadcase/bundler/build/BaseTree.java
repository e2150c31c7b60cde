package dev.roadcase.bundler.build;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The folders and the symbolic links of an image, by their paths without a slash in front. */
final class BaseTree {
    /** Of one layer, unpacked, in bytes. */
    private static final long LARGEST = 64L << 30;
    /** As many as Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private final TreeMap<String, BaseNode> nodes = new TreeMap<>();

    /** Puts a layer on it, as container runtimes do (OCI image spec, "Applying Changesets"). */
    void add(Path layer) {
        LayerChanges changes = new LayerChanges();
        try {
            new ArchiveEntries(layer, LARGEST).walkTar((entry, content) -> changes.visit(entry));
        } catch (IOException e) {
            throw Problem.badInput("read the layer " + layer.getFileName() + " of the base failed: " + e.getMessage())
                    .causedBy(e);
        }
        changes.emptied().forEach(this::removeBelow);
        changes.removed().forEach(this::remove);
        changes.nodes().forEach(this::put);
    }

    /** The folder at an absolute path. */
    Optional<BaseNode.KeptFolder> folder(String path) {
        return nodes.get(path.substring(1)) instanceof BaseNode.KeptFolder folder
                ? Optional.of(folder)
                : Optional.empty();
    }

    /**
     * Where an absolute path really leads.
     *
     * @throws Problem exit 3 if its links lead nowhere
     */
    String resolved(String path) {
        Deque<String> ahead = new ArrayDeque<>(words(path));
        List<String> place = new ArrayList<>();
        int links = 0;
        while (!ahead.isEmpty()) {
            step(place, ahead.pop());
            if (nodes.get(String.join("/", place)) instanceof BaseNode.KeptLink link) {
                links++;
                requireEnd(links, path);
                follow(link.target(), place, ahead);
            }
        }
        return "/" + String.join("/", place);
    }

    private static void step(List<String> place, String word) {
        if (!word.equals("..")) {
            place.add(word);
        } else if (!place.isEmpty()) {
            place.remove(place.size() - 1);
        }
    }

    private static void follow(String target, List<String> place, Deque<String> ahead) {
        if (target.startsWith("/")) {
            place.clear();
        } else {
            place.remove(place.size() - 1);
        }
        List<String> words = words(target);
        for (int at = words.size() - 1; at >= 0; at--) {
            ahead.push(words.get(at));
        }
    }

    private static void requireEnd(int links, String path) {
        if (links > MOST_LINKS) {
            throw Problem.badInput("copy to " + path + " failed: the links of the base lead in a circle there")
                    .advise("choose another place in the image");
        }
    }

    private static List<String> words(String path) {
        return Arrays.stream(path.split("/"))
                .filter(word -> !word.isEmpty() && !word.equals("."))
                .toList();
    }

    private void put(String path, BaseNode node) {
        if (!(node instanceof BaseNode.KeptFolder)) {
            remove(path);
        }
        if (!(node instanceof BaseNode.Other)) {
            nodes.put(path, node);
        }
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            nodes.compute(
                    path.substring(0, end),
                    (parent, known) -> known instanceof BaseNode.KeptFolder ? known : BaseNode.KeptFolder.USUAL);
        }
    }

    private void remove(String path) {
        nodes.remove(path);
        removeBelow(path);
    }

    private void removeBelow(String path) {
        if (path.isEmpty()) {
            nodes.clear();
        } else {
            nodes.subMap(path + "/", path + "0").clear();
        }
    }
}
