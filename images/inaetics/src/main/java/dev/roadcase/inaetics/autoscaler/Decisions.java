package dev.roadcase.inaetics.autoscaler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last decisions, the latest first. */
public final class Decisions {
    private static final int MOST = 50;

    private final Deque<Decided> last = new ArrayDeque<>();

    synchronized void add(Decided decided) {
        last.addFirst(decided);
        if (last.size() > MOST) {
            last.removeLast();
        }
    }

    public synchronized List<Decided> latest() {
        return List.copyOf(last);
    }
}
