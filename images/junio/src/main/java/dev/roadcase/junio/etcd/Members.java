package dev.roadcase.junio.etcd;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whom to ask: the members of a cluster, those that have failed last at the end. */
final class Members {
    private List<URI> all;

    Members(List<URI> given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("no member of etcd is named");
        }
        all = List.copyOf(given);
    }

    /** In the order in which they are to be asked. */
    synchronized List<URI> all() {
        return all;
    }

    /** Asks this one last from now on. */
    synchronized void failed(URI member) {
        List<URI> others = new ArrayList<>(all);
        if (others.remove(member)) {
            others.add(member);
            all = List.copyOf(others);
        }
    }

    /** Knows these too from now on. */
    synchronized void learn(List<URI> others) {
        all = Stream.concat(all.stream(), others.stream()).distinct().toList();
    }
}
