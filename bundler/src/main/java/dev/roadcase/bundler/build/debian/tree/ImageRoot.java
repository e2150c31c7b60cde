package dev.roadcase.bundler.build.debian.tree;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** An image's file system as programs in it will see it: links are followed, and never lead out of it. */
public record ImageRoot(RootTree tree, Spool spool) {
    private static final int MOST_LINKS = 40;
    private static final int LARGEST = 16 << 20;

    /** Where a path leads if all links are followed; empty where nothing is. With or without a leading slash. */
    public Optional<String> place(String path) {
        return place("", path, MOST_LINKS);
    }

    private Optional<String> place(String from, String path, int links) {
        String at = path.startsWith("/") ? "" : from;
        List<String> names = Arrays.asList(path.split("/"));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            String next = name.equals("..") ? parent(at) : ImagePath.of(at.isEmpty() ? name : at + "/" + name);
            if (tree.get(next).orElse(Node.ROOT_FOLDER) instanceof Node.SymbolicLink link) {
                String rest = String.join("/", names.subList(i + 1, names.size()));
                return links == 0 ? Optional.empty() : place(parent(next), link.target() + "/" + rest, links - 1);
            }
            at = next;
        }
        return Optional.of(at)
                .filter(found -> found.isEmpty() || tree.get(found).isPresent());
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The file that a path leads to. */
    public Optional<Node.SpooledFile> file(String path) {
        return place(path)
                .flatMap(tree::get)
                .filter(Node.SpooledFile.class::isInstance)
                .map(Node.SpooledFile.class::cast);
    }

    /** The bytes of a file; empty where there is none, or one that is too large for a file of settings. */
    public Optional<byte[]> bytes(String path) {
        return file(path).filter(file -> file.size() <= LARGEST).map(this::bytes);
    }

    private byte[] bytes(Node.SpooledFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) file.size());
        try {
            spool.copy(file, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A large file without a copy of it in memory. */
    public ByteBuffer map(Node.SpooledFile file) {
        try {
            return spool.map(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file. */
    public Optional<String> text(String path) {
        return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** What is in a folder, by whole path, and below it too. */
    public SortedMap<String, Node> below(String folder) {
        return tree.nodes().subMap(folder + "/", folder + "0");
    }

    /** Puts a file in place of what is there. */
    public void put(String path, byte[] bytes, Node.Rights rights) {
        try {
            long place = spool.add(new ByteArrayInputStream(bytes), bytes.length);
            tree.put(path, new Node.SpooledFile(rights, place, bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a text that belongs to root and that all may read in place of what is there. */
    public void put(String path, String text) {
        put(path, text.getBytes(StandardCharsets.UTF_8), Node.READABLE);
    }

    /** Makes a link, unless something is there. */
    public void link(String path, String target) {
        tree.addIfAbsent(path, new Node.SymbolicLink(Node.LINK, target));
    }
}
