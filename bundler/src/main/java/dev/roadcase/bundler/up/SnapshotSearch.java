package dev.roadcase.bundler.up;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.snapshot.SealedSnapshot;
import dev.roadcase.agent.snapshot.SnapshotFile;
import dev.roadcase.agent.snapshot.SnapshotKey;
import dev.roadcase.agent.snapshot.SnapshotName;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.RestoreFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.time.SideBySide;
import dev.roadcase.bundler.time.Tried;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks on the nodes of a show for what the controller has written down of etcd.
 *
 * @param provider of its machines
 * @param key of its snapshots
 */
record SnapshotSearch(ShowFolder show, Provider provider, SnapshotKey key, Events events) {
    private static final String FOLDER = "/var/lib/roadcase/snapshots/";

    private static final int PIECE = 3 << 20;

    /** Its first line, for each that is there. */
    private static final String LIST = "for file in " + FOLDER + "*.sealed; do if test -e \"$file\"; then"
            + " echo \"$file $(head -n 1 \"$file\" | head -c 128 | tr -d '\\0')\"; fi; done";

    /** All that nodes keep, the newest first. A node that does not answer is named, and keeps nobody from the others. */
    List<NodeSnapshot> all() {
        var tried = new SideBySide<>(show.nodes(), node -> "looking for a snapshot").tryAll(node -> on(node.name()));
        tried.values().forEach(its -> its.problem().ifPresent(this::say));
        return tried.values().stream()
                .map(Tried::result)
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .sorted(Comparator.comparing((NodeSnapshot its) -> its.name().taken())
                        .reversed())
                .toList();
    }

    private void say(Problem problem) {
        events.emit(new Event.Warned(problem.getMessage()));
    }

    private List<NodeSnapshot> on(String node) {
        return provider.says(node, List.of("sh", "-c", LIST))
                .lines()
                .flatMap(line -> read(node, line))
                .toList();
    }

    private Stream<NodeSnapshot> read(String node, String line) {
        String[] words = (line + " ").split(" ", 2);
        try {
            return Stream.of(new NodeSnapshot(node, words[0], SealedSnapshot.name(words[1])));
        } catch (IllegalArgumentException e) {
            say(useless(node, words[0], e));
            return Stream.empty();
        }
    }

    private static Problem useless(String node, String path, Exception why) {
        return Problem.upstream(node + ": " + path + " is of no use: " + why.getMessage());
    }

    /** Brings it into the folder. Answers whether it is whole, and of this show; if not, that is said. */
    boolean isBrought(NodeSnapshot found, RestoreFolder folder) {
        Path sealed = folder.place("sealed");
        Path plain = folder.place("plain");
        try {
            fetch(found, sealed);
            folder.keep(opened(sealed, plain), plain);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            say(useless(found.node(), found.path(), e));
        } catch (Problem e) {
            say(e);
        } finally {
            new FolderTree(sealed).delete();
            new FolderTree(plain).delete();
        }
        return false;
    }

    private SnapshotName opened(Path sealed, Path plain) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed));
                OutputStream out = Files.newOutputStream(plain)) {
            SnapshotName name = SealedSnapshot.open(key, in, out);
            new SnapshotFile(plain).requireWhole();
            return name;
        }
    }

    /** In pieces: what a command says is kept in memory. */
    private void fetch(NodeSnapshot found, Path sealed) throws IOException {
        try (OutputStream out = Files.newOutputStream(sealed)) {
            long from = 0;
            for (int count = PIECE; count == PIECE; from += count) {
                String words =
                        "tail -c +" + (from + 1) + " " + found.path() + " | head -c " + PIECE + " | base64 --wrap=0";
                String text = provider.says(found.node(), List.of("sh", "-c", words));
                byte[] piece = Base64.getDecoder().decode(text.strip());
                out.write(piece);
                count = piece.length;
            }
        }
    }
}
