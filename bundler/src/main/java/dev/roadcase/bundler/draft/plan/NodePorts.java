package dev.roadcase.bundler.draft.plan;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Ports of machines, for ports that were published on one computer. */
public final class NodePorts {
    private static final int FIRST = 30_000;
    private static final int COUNT = 2_768;
    private static final int THOUSAND = 1_000;

    private final Set<Integer> taken = new HashSet<>();

    /** One that reminds of the published port: 30080 for 80 and 8080, if it is free; none if all are taken. */
    public Optional<Integer> take(int published) {
        int wanted = wanted(published);
        return IntStream.range(0, COUNT)
                .map(step -> FIRST + (wanted + step) % COUNT)
                .boxed()
                .filter(taken::add)
                .findFirst();
    }

    private static int wanted(int published) {
        if (published >= FIRST && published < FIRST + COUNT) {
            return published - FIRST;
        }
        return published < COUNT ? published : published % THOUSAND;
    }
}
