package dev.roadcase.bundler.spec.local;

import java.util.List;

/**
 * How a demo runs on one computer, without a cluster.
 *
 * @param processes in the order of their start; they are stopped in the opposite one
 * @param page what to look at once it answers
 */
public record LocalRun(List<LocalProcess> processes, String page) {
    public LocalRun {
        processes = List.copyOf(processes);
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("run needs a process at least");
        }
    }
}
