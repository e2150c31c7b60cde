package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.connection.ClockSkew;
import dev.roadcase.bundler.remote.file.FileClient;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registries, file hosts and mirrors, before anything is fetched from them: whether each can be reached, lets this user read
 * what is wanted, and has it.
 */
public final class Hosts {
    /** Signatures, tokens and certificates usually bear less. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private final Connections connections;
    private final RegistryClient registries;
    private final FileClient files;
    private final DebianArchive debian;
    private final Events events;

    /** @param connections of the run, so that what is opened here serves it on */
    public Hosts(Connections connections, DebianArchive debian, Events events) {
        this.connections = connections;
        this.registries = new RegistryClient(connections);
        this.files = new FileClient(connections);
        this.debian = debian;
        this.events = events;
    }

    /** All that is wrong. */
    List<Problem> problems(Needs needs) {
        return look(needs).problems();
    }

    /** What they answer; a clock that is off is said besides, and is a warning where it has done no harm. */
    Findings look(Needs needs) {
        Map<URI, Long> sizes = new ConcurrentHashMap<>();
        List<Problem> problems = new ArrayList<>(Interview.problems(questions(needs, sizes)));
        skew().ifPresent(skew -> {
            if (problems.isEmpty()) {
                events.emit(new Event.Warned(said(skew)));
            } else {
                problems.add(Problem.machine(said(skew))
                        .advise("set the clock: by a wrong one, good certificates are out of date"));
            }
        });
        return new Findings(problems, sizes);
    }

    private List<HostQuestion> questions(Needs needs, Map<URI, Long> sizes) {
        List<HostQuestion> questions = new ArrayList<>();
        needs.images().forEach(image -> questions.add(new HostQuestion(image.host(), () -> requireThere(image))));
        needs.files()
                .forEach(url -> questions.add(new HostQuestion(
                        url.getAuthority(), () -> files.probe(url).size().ifPresent(size -> sizes.put(url, size)))));
        needs.mirrors()
                .forEach(mirror -> questions.add(
                        new HostQuestion(mirror.uri().getAuthority(), () -> debian.requireReachable(mirror))));
        return questions;
    }

    /** An answer that there is none names no tags that exist; fetching it does. */
    private void requireThere(Reference image) {
        if (!registries.exists(image)) {
            registries.manifest(image);
        }
    }

    private Optional<ClockSkew> skew() {
        return connections.clockSkew().filter(skew -> skew.ahead().abs().compareTo(MOST_SKEW) > 0);
    }

    private static String said(ClockSkew skew) {
        Instant here = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return "this machine's clock says " + here + ", but for " + skew.host() + " it is "
                + here.plus(skew.ahead()).truncatedTo(ChronoUnit.SECONDS);
    }
}
