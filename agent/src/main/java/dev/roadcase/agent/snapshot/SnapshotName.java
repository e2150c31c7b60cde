package dev.roadcase.agent.snapshot;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * By which snapshots are told apart.
 *
 * @param taken when, to the second
 * @param cluster a word for what was in etcd from its beginning on: an empty etcd has a new one, one that is restored keeps it
 */
public record SnapshotName(Instant taken, String cluster) {
    private static final Pattern WORD = Pattern.compile("[0-9a-f-]{1,36}");

    /** Where nobody has said which cluster it is. */
    public static final String ANY = "-";

    public SnapshotName {
        taken = Instant.ofEpochSecond(taken.getEpochSecond());
        if (!WORD.matcher(cluster).matches()) {
            throw new IllegalArgumentException("not the word of a cluster: digits of a UUID");
        }
    }

    /** @throws IllegalArgumentException if this is not the text of one */
    static SnapshotName parse(String text) {
        String[] words = text.split(" ");
        if (words.length != 2) {
            throw new IllegalArgumentException("this is a snapshot of no time, or of no cluster");
        }
        try {
            return new SnapshotName(Instant.parse(words[0]), words[1]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("this is a snapshot of no time", e);
        }
    }

    @Override
    public String toString() {
        return taken + " " + cluster;
    }
}
