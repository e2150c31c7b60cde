package dev.roadcase.inaetics.statistics;

import dev.roadcase.inaetics.statistics.Series.Point;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The last values of every statistic; those of a service that has gone stay for a few minutes. */
public final class History {
    /** How many values the first demonstrator's pages drew. */
    public static final int USUAL = 24;
    /** Values kept of a statistic: five minutes, at one a second. */
    public static final int MOST = 300;

    private static final int MOST_SERIES = 256;

    /** Values in one answer: what a hundred statistics have; of more, each has fewer. */
    private static final int MOST_AT_ONCE = 100 * MOST;

    private static final long FORGOTTEN = Duration.ofMinutes(5).toMillis();

    private static final class Track {
        private final Deque<Point> points = new ArrayDeque<>();
        private Statistic latest;

        private void add(Point point, Statistic statistic) {
            latest = statistic;
            points.addLast(point);
            if (points.size() > MOST) {
                points.removeFirst();
            }
        }

        private void forgetFrom(long time) {
            while (!points.isEmpty() && points.getLast().time() >= time) {
                points.removeLast();
            }
        }

        private Series last(int count) {
            return new Series(
                    latest,
                    points.stream().skip(Math.max(0, points.size() - count)).toList());
        }
    }

    private final TreeMap<String, Track> tracks = new TreeMap<>();

    /**
     * Adds the values of one moment. Where the clock was set back, what was said later than now is forgotten: a page would
     * show it as the latest until that time comes again.
     *
     * @param time in milliseconds since 1970
     */
    public synchronized void add(long time, Collection<Statistic> statistics) {
        tracks.values().forEach(track -> track.forgetFrom(time));
        for (Statistic statistic : statistics) {
            if (tracks.size() < MOST_SERIES || tracks.containsKey(statistic.name())) {
                tracks.computeIfAbsent(statistic.name(), name -> new Track())
                        .add(new Point(time, statistic.value()), statistic);
            }
        }
        tracks.values()
                .removeIf(track ->
                        track.points.isEmpty() || track.points.getLast().time() < time - FORGOTTEN);
    }

    /**
     * The last values, by name.
     *
     * @param names of what is wanted; none for all
     * @param points how many values of each, at most
     */
    public synchronized List<Series> series(Set<String> names, int points) {
        List<Track> wanted = tracks.entrySet().stream()
                .filter(entry -> names.isEmpty() || names.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        int each = Math.min(points, MOST_AT_ONCE / Math.max(1, wanted.size()));
        return wanted.stream().map(track -> track.last(each)).toList();
    }
}
