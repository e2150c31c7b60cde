package dev.roadcase.inaetics.scaling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Controllers that share a number of replicas evenly; the first ones get what is left over. */
public final class Fleet {
    private static final int ATTEMPTS = 5;

    private final Controllers controllers;
    private final List<String> names;

    /** @param names at least one */
    public Fleet(Controllers controllers, List<String> names) {
        this.controllers = controllers;
        this.names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a fleet without controllers");
        }
    }

    /** How many replicas its controllers have been asked for, together, by whomever. */
    public int replicas() throws IOException, InterruptedException {
        return total(read());
    }

    /**
     * Reads, decides and writes what has to change. A controller that somebody else scales at the same moment is left as
     * they want it.
     *
     * @param decision the number that there shall be, from the number that there is
     * @return the number that there is now
     * @throws IOException where reading or writing failed; some controllers may have been written
     */
    public int scale(IntUnaryOperator decision) throws IOException, InterruptedException {
        List<Scale> current = read();
        int wanted = decision.applyAsInt(total(current));
        return wanted == total(current) ? wanted : write(current, wanted);
    }

    private List<Scale> read() throws IOException, InterruptedException {
        List<Scale> scales = new ArrayList<>();
        for (String name : names) {
            scales.add(controllers.read(name));
        }
        return scales;
    }

    private int write(List<Scale> current, int wanted) throws IOException, InterruptedException {
        int total = 0;
        for (int i = 0; i < current.size(); i++) {
            int share = wanted / names.size() + (i < wanted % names.size() ? 1 : 0);
            total += current.get(i).replicas() == share ? share : write(current.get(i), share);
        }
        return total;
    }

    /** Versions change with every word about an object's state: a conflict means somebody's will only if that has changed. */
    private int write(Scale current, int share) throws IOException, InterruptedException {
        Scale latest = current;
        for (int i = 1; latest.replicas() == current.replicas(); i++) {
            try {
                controllers.write(latest, share);
                return share;
            } catch (Conflict e) {
                if (i == ATTEMPTS) {
                    throw e;
                }
                latest = controllers.read(current.controller());
            }
        }
        return latest.replicas();
    }

    private static int total(List<Scale> scales) {
        return scales.stream().mapToInt(Scale::replicas).sum();
    }
}
