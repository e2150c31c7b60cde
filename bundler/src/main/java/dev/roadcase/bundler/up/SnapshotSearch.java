package dev.roadcase.bundler.up;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.snapshot.SealedSnapshot;
import dev.roadcase.agent.snapshot.Snapshot;
import dev.roadcase.agent.snapshot.SnapshotKey;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.time.SideBySide;
import dev.roadcase.bundler.time.Tried;
import java.io.IOException;
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

    /** Its first line, for each that is there. */
    private static final String LIST = "for file in " + FOLDER + "*.sealed; do if test -e \"$file\"; then"
            + " echo \"$file $(head -n 1 \"$file\" | head -c 128 | tr -d '\\0')\"; fi; done";

    /** All that nodes keep, the newest first. A node that does not answer is named, and keeps nobody from the others. */
    List<NodeSnapshot> all() {
        List<ShowMachine> nodes = show.machines().stream()
                .filter(machine -> machine.role() == Role.NODE)
                .toList();
        var tried = new SideBySide<>(nodes, node -> "looking for a snapshot").tryAll(node -> on(node.name()));
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

    /** What it holds; absent, and said, if it is not whole, is none of this show's, or cannot be had any more. */
    Optional<Snapshot> open(NodeSnapshot found) {
        try {
            String text = provider.says(found.node(), List.of("base64", "--wrap=0", found.path()));
            Snapshot snapshot = SealedSnapshot.open(key, Base64.getDecoder().decode(text.strip()));
            snapshot.requireWhole();
            return Optional.of(snapshot);
        } catch (IOException | IllegalArgumentException e) {
            say(useless(found.node(), found.path(), e));
        } catch (Problem e) {
            say(e);
        }
        return Optional.empty();
    }
}
