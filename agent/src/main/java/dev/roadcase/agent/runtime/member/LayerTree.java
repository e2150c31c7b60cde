package dev.roadcase.agent.runtime.member;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a layer has put into its folder so far. Paths are relative to the folder, and the empty one is the folder. */
final class LayerTree {
    /** As many as Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private final Map<String, MemberFolder> folders = new LinkedHashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final NameSet others = new NameSet();

    LayerTree() {
        folders.put("", new MemberFolder("", false));
    }

    /** Without {@code .}, {@code ..} and empty names, as far as the words alone say (Go, {@code path/filepath.Clean}). */
    static String cleaned(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    /** The real path of a folder: links of this layer are followed, and none leads out of the layer's folder. */
    String resolved(String path) throws UnusualLayer {
        if (path.isEmpty() || folders.containsKey(path)) {
            return path;
        }
        Deque<String> rest = new ArrayDeque<>(List.of(path.split("/")));
        String place = "";
        int followed = 0;
        while (!rest.isEmpty()) {
            String name = rest.pollFirst();
            String next =
                    name.equals("..") ? parent(place) : name.isEmpty() || name.equals(".") ? place : in(place, name);
            Optional<String> target = Optional.ofNullable(links.get(next));
            if (target.isPresent()) {
                if (++followed > MOST_LINKS) {
                    throw new UnusualLayer("links that lead in a circle");
                }
                prepend(rest, target.get());
                place = target.get().startsWith("/") ? "" : place;
            } else {
                place = next;
            }
        }
        return place;
    }

    private static void prepend(Deque<String> rest, String target) {
        String[] names = target.split("/");
        for (int at = names.length - 1; at >= 0; at--) {
            rest.addFirst(names[at]);
        }
    }

    static String in(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    Optional<MemberFolder> folder(String path) {
        return Optional.ofNullable(folders.get(path));
    }

    Collection<MemberFolder> folders() {
        return folders.values();
    }

    boolean holds(String path) {
        return folders.containsKey(path) || isNoFolder(path);
    }

    boolean isNoFolder(String path) {
        return !folders.containsKey(path) && (links.containsKey(path) || others.contains(path));
    }

    MemberFolder add(MemberFolder folder) {
        links.remove(folder.path());
        folders.put(folder.path(), folder);
        return folder;
    }

    void addLink(String path, String target) {
        links.put(path, target);
    }

    void addOther(String path) {
        links.remove(path);
        others.add(path);
    }

    /** Whether a member named a folder in this folder. */
    boolean isNamedIn(String folder) {
        return folders.values().stream()
                .anyMatch(each ->
                        each.path().startsWith(folder + "/") && each.member().isPresent());
    }

    /** Forgets a link, or a folder and all that is in it. Of others, the name stays known. */
    void remove(String folder) {
        folders.keySet().removeIf(path -> isIn(path, folder));
        links.keySet().removeIf(path -> isIn(path, folder));
    }

    private static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
