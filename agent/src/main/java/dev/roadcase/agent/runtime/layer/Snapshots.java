package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.runtime.client.Client;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** containerd's snapshots: the files of layers, each on top of its parent's, through {@code ctr snapshots}. */
public record Snapshots(Client client) {
    /** What the name of one begins with that is not finished. */
    static final String BEGUN = "roadcase-";

    /** As ctr writes it: {@code mount -t bind FOLDER TARGET -o …}, or {@code … -o …,upperdir=FOLDER,…}. */
    private static final Pattern MOUNT =
            Pattern.compile("mount -t (?:overlay \\S+ \\S+ -o (?:\\S*,)?upperdir=([^,\\s]+)\\S*|bind (\\S+) .*)");

    /** Names of all of them. */
    public Set<String> names() {
        return client.lines("snapshots", "ls").stream()
                .map(line -> line.split("\\s+")[0])
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Begins one and answers the folder for its own files, if its kind has one. containerd does not delete it before it
     * is {@linkplain #release released}.
     */
    Optional<Path> begin(String name, Optional<String> parent) {
        Stream<String> words = Stream.concat(Stream.of("snapshots", "prepare", "--target", "/", name), parent.stream());
        List<String> mounts = client.lines(words.toArray(String[]::new));
        return mounts.size() == 1 ? folder(mounts.get(0)) : Optional.empty();
    }

    /** Gives a begun snapshot its own name. After that it cannot change. */
    void finish(String begun, String name) {
        client.lines("snapshots", "commit", name, begun);
    }

    void remove(String name) {
        client.lines("snapshots", "rm", name);
    }

    /** Whether a layer of this name is among them, finished or begun. */
    public static boolean isThere(String wanted, Set<String> names) {
        return names.contains(wanted) || names.contains(BEGUN + wanted);
    }

    /**
     * Takes away what was begun of these and never finished, and {@linkplain #release releases} the others. containerd
     * deletes them when no image needs them.
     */
    public void forget(Set<String> wanted) {
        for (String there : names()) {
            if (there.startsWith(BEGUN) && wanted.contains(there.substring(BEGUN.length()))) {
                remove(there);
            } else if (wanted.contains(there)) {
                release(there);
            }
        }
    }

    /** From now on containerd deletes it when no image needs it. */
    void release(String name) {
        client.lines("snapshots", "label", name, "containerd.io/gc.root=");
    }

    private static Optional<Path> folder(String mount) {
        Matcher matcher = MOUNT.matcher(mount.trim());
        return matcher.matches()
                ? Arrays.asList(matcher.group(1), matcher.group(2)).stream()
                        .filter(folder -> folder != null)
                        .map(Path::of)
                        .findFirst()
                : Optional.empty();
    }
}
