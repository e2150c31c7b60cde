package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.api.ApiFailure;
import dev.roadcase.agent.runtime.api.ContainerdApi;
import dev.roadcase.agent.runtime.api.Message;
import dev.roadcase.agent.runtime.api.MessageFields;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * containerd's snapshots: the files of layers, each on top of its parent's (containerd, api/services/snapshots/v1).
 *
 * @param kind who keeps them, such as {@code overlayfs}
 */
public record Snapshots(ContainerdApi api, String kind) {
    /** What the name of one begins with that is not finished: alone, and in its place on top of others. */
    static final String BEGUN = "roadcase-";

    static final String PLACED = "roadcase-placed-";

    /** containerd's collector leaves alone what has this label, and all that this needs. */
    private static final String ROOT = "containerd.io/gc.root";

    private static final String LABEL_OF_ROOT = "labels." + ROOT;

    /** Those that ctr and the kubelet take too, unless the environment says otherwise. */
    public static Snapshots usual(ContainerdApi api) {
        return new Snapshots(api, System.getenv().getOrDefault("CONTAINERD_SNAPSHOTTER", "overlayfs"));
    }

    /** Names of all of them. */
    public Set<String> names() {
        return call("List", kindOf()).stream()
                .flatMap(list -> list.messages(1).stream())
                .map(info -> info.text(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private MessageFields kindOf() {
        return new MessageFields().text(1, kind);
    }

    /**
     * Begins one and answers the folders of its files, if its kind has some. containerd does not delete it before it is
     * {@linkplain #release released}.
     */
    Optional<SnapshotFolders> begin(String name, Optional<String> parent) {
        MessageFields request =
                kindOf().text(2, name).text(3, parent.orElse("")).map(4, rooted());
        List<Message> mounts = call("Prepare", request).get(0).messages(1);
        return mounts.size() == 1 ? SnapshotFolders.of(mounts.get(0)) : Optional.empty();
    }

    private static Map<String, String> rooted() {
        return Map.of(ROOT, Instant.now().toString());
    }

    /** Gives a begun snapshot its own name. After that it cannot change. Answers false if another has the name already. */
    boolean finish(String begun, String name) {
        try {
            api.call(method("Commit"), kindOf().text(2, name).text(3, begun).map(4, rooted()));
            return true;
        } catch (ApiFailure e) {
            if (e.isThere()) {
                return false;
            }
            throw failure("Commit", e);
        } catch (IOException e) {
            throw failure("Commit", e);
        }
    }

    void remove(String name) {
        call("Remove", kindOf().text(2, name));
    }

    /** Whether a layer of this name is among them, finished or begun. */
    public static boolean isThere(String wanted, Set<String> names) {
        return Stream.concat(Stream.of(wanted), begun(wanted)).anyMatch(names::contains);
    }

    /** The names that a layer has before it is finished. */
    static Stream<String> begun(String wanted) {
        return Stream.of(PLACED + wanted, BEGUN + wanted);
    }

    /**
     * Takes away what was begun of these and never finished, and {@linkplain #release releases} the others. containerd
     * deletes them when no image needs them.
     */
    public void forget(Set<String> wanted) {
        Set<String> there = names();
        for (String name : wanted) {
            begun(name).filter(there::contains).forEach(this::remove);
            if (there.contains(name)) {
                release(name);
            }
        }
    }

    /** From now on containerd deletes it when no image needs it. */
    void release(String name) {
        MessageFields info = new MessageFields().text(1, name);
        call("Update", kindOf().message(2, info).message(3, new MessageFields().text(1, LABEL_OF_ROOT)));
    }

    private List<Message> call(String method, MessageFields request) {
        try {
            return api.call(method(method), request);
        } catch (IOException e) {
            throw failure(method, e);
        }
    }

    private static String method(String name) {
        return "snapshots.v1.Snapshots/" + name;
    }

    private Problem failure(String method, IOException e) {
        return Problem.machine(
                        "containerd at " + api.socket() + ": " + method + " of a snapshot failed: " + e.getMessage())
                .advise("see that containerd runs and what it logged, then run again")
                .causedBy(e);
    }
}
