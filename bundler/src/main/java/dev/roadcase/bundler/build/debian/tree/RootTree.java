package dev.roadcase.bundler.build.debian.tree;

import dev.roadcase.agent.format.Excerpt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An image's file system while packages are put into it, one after the other. */
public final class RootTree {
    private static final int MOST = 500_000;

    private final SortedMap<String, Node> nodes = new TreeMap<>();
    private final Map<String, OwningPackage> owners = new HashMap<>();

    /**
     * A package that has put something there.
     *
     * @param replaces packages whose files it may take over (Debian policy 7.6)
     */
    public record OwningPackage(String name, Set<String> replaces) {}

    /**
     * Puts something at a path; folders that lead there are made where they are missing.
     *
     * @throws IllegalArgumentException where two packages have different things at one path, and where a path leads
     *     through something that is no folder
     */
    public void add(String path, Node node, OwningPackage owner) {
        Optional<Node> old = Optional.ofNullable(nodes.get(path));
        if (old.isPresent() && !gives(path, old.get(), node, owner)) {
            return;
        }
        if (nodes.size() >= MOST) {
            throw new IllegalArgumentException("more than " + MOST + " files");
        }
        addParents(path);
        nodes.put(path, node);
        owners.put(path, owner);
    }

    /** Puts something at a path unless a package has. */
    public void addIfAbsent(String path, Node node) {
        if (!nodes.containsKey(path)) {
            add(path, node, new OwningPackage("", Set.of()));
        }
    }

    /** Puts something in place of what is there. */
    public void put(String path, Node node) {
        nodes.remove(path);
        add(path, node, new OwningPackage("", Set.of()));
    }

    /** What stands at a path. */
    public Optional<Node> get(String path) {
        return Optional.ofNullable(nodes.get(path));
    }

    /** All paths in the order of their characters, so that a folder comes before what is in it. */
    public SortedMap<String, Node> nodes() {
        return nodes;
    }

    private boolean gives(String path, Node old, Node node, OwningPackage owner) {
        OwningPackage before = owners.get(path);
        if (old instanceof Node.Folder && node instanceof Node.Folder) {
            return before.name().isEmpty();
        }
        boolean folder = old instanceof Node.Folder || node instanceof Node.Folder;
        if (!folder && owner.replaces().contains(before.name())) {
            return true;
        }
        if (!folder && before.replaces().contains(owner.name())) {
            return false;
        }
        throw new IllegalArgumentException(
                Excerpt.of("/" + path) + " is also in the package " + before.name() + ": they cannot be together");
    }

    private void addParents(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String parent = path.substring(0, slash);
            Node there = nodes.get(parent);
            if (there == null) {
                nodes.put(parent, Node.ROOT_FOLDER);
                owners.put(parent, new OwningPackage("", Set.of()));
            } else if (!(there instanceof Node.Folder)) {
                throw new IllegalArgumentException(
                        Excerpt.of("/" + path) + " is below " + Excerpt.of("/" + parent) + ", which is no folder");
            }
        }
    }
}
