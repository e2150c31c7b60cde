package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.SideBySide;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends the bundle to each machine, to all of them at the same time: what it lacks of it.
 *
 * @param index digest of the bundle's index.json, in hexadecimal
 */
record BundleCopies(Path file, String index, Events events) implements BundleCarrier {
    @Override
    public void carry(List<ReachedMachine> machines) {
        if (machines.isEmpty()) {
            return;
        }
        long size = file.toFile().length();
        BundleSums sums = new BundleSums(file);
        BundleParts parts = new BundleParts(file);
        events.emit(new Event.Began("sending the bundle to "
                + machines.stream().map(ReachedMachine::name).collect(Collectors.joining(", "))));
        events.emit(new Event.Expected(size * machines.size(), 0));
        new SideBySide<>(machines, ReachedMachine::name)
                .run(machine -> new BundleCopy(this, sums, parts, machine).run());
    }

    /** What a machine is told of it. */
    List<String> words(List<String> what) {
        List<String> words = new ArrayList<>(List.of(index, Long.toString(size())));
        words.addAll(what);
        return words;
    }

    long size() {
        long size = file.toFile().length();
        if (size == 0) {
            throw Problem.machine("cannot read " + file);
        }
        return size;
    }
}
