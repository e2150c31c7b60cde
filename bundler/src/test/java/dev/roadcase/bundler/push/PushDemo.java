package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.retry.Retries;
import dev.roadcase.bundler.remote.retry.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Pushes a bundle of the tests. Waits are told and not waited for. */
final class PushDemo {
    private final TestBundle made;
    private final Path file;
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private boolean hosts;
    private int jobs = 4;

    PushDemo(TestBundle made, Path folder) {
        this.made = made;
        this.file = made.write(folder.resolve("test.bundle"));
    }

    Path file() {
        return file;
    }

    PushDemo keepingHosts() {
        hosts = true;
        return this;
    }

    PushDemo oneByOne() {
        jobs = 1;
        return this;
    }

    PushOutcome to(PushRegistry registry) {
        return to(registry.host(), registry.settings());
    }

    PushOutcome to(String registry, HostSettings settings) {
        Retries retries = new Retries(RetryPolicy.USUAL, Events.NONE, new Random(7), waits::add);
        try (Bundle bundle = Bundle.open(file, made.trust())) {
            Connections connections = new Connections(settings, retries, events::add);
            return new BundlePush(
                            bundle,
                            PushDestination.parse(registry, hosts),
                            OptionalInt.of(jobs),
                            connections,
                            events::add)
                    .run();
        }
    }

    List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** What was said to the user so far. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        for (Event event : List.copyOf(events)) {
            if (event instanceof Event.Warned warned) {
                said.add(warned.fact());
            } else if (event instanceof Event.Noted noted) {
                said.add(noted.fact());
            }
        }
        return said;
    }

    List<Event> events() {
        return List.copyOf(events);
    }
}
