package dev.roadcase.inaetics.coordinator;

import java.io.IOException;
import java.util.List;

/** Where the machines of the cluster are known, also those on which nothing of ours runs. */
@FunctionalInterface
public interface Machines {
    /** Their addresses. */
    List<String> addresses() throws IOException, InterruptedException;
}
