package dev.roadcase.bundler.debian;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.lock.LockedPackages;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Debian's packages, from one or more mirrors: finds versions, fetches what is locked. */
public final class DebianArchive {
    private final List<DebianMirror> mirrors;
    private final Downloads downloads;
    private final Events events;
    private final Clock clock;
    private final Map<String, Known> known = new HashMap<>();

    /** @param clock against which signatures and lists are held to be in date */
    public DebianArchive(List<DebianMirror> mirrors, HostSettings settings, Events events, Clock clock) {
        this.mirrors = List.copyOf(mirrors);
        this.downloads = new Downloads(settings, this.mirrors, events);
        this.events = events;
        this.clock = clock;
    }

    /** Debian's lists for one architecture, and the date of the newest. */
    private record Known(Candidates candidates, Instant date) {}

    /**
     * Asks a mirror for its first list, without reading it.
     *
     * @throws Problem where it does not answer, or has none
     */
    public void requireReachable(DebianMirror mirror) {
        downloads.look(mirror.at("dists/" + mirror.suites().get(0) + "/InRelease"));
    }

    /**
     * The newest versions of these packages and of all that they depend on.
     *
     * @param asked names, and {@link LockedPackages#ESSENTIAL}
     * @param staging where the mirrors' lists are put, and stay until the caller removes them
     */
    public synchronized LockedPackages resolve(SortedSet<String> asked, Platform platform, Path staging) {
        String architecture = Architecture.of(platform);
        Known lists = known.computeIfAbsent(architecture, a -> read(a, staging));
        return new LockedPackages(lists.date().toString(), asked, Closure.of(asked, lists.candidates()));
    }

    /** Fetches a locked package, to its exact sum and size, into the staging folder. */
    public Path fetch(LockedPackage locked, Path staging) {
        Path target = staging.resolve(locked.sha256().hex() + ".deb");
        List<URI> urls =
                required().stream().map(mirror -> mirror.at(locked.path())).toList();
        try {
            downloads.deb(urls, locked.sha256(), locked.size(), target);
            return target;
        } catch (Problem e) {
            throw e.in("fetch the Debian package " + locked)
                    .advise("if the mirror has it no more, take the newest version: prepare with --update");
        }
    }

    private Known read(String architecture, Path staging) {
        SuiteReader reader = new SuiteReader(downloads, clock, staging, architecture);
        List<SuiteReader.Suite> suites = new ArrayList<>();
        for (DebianMirror mirror : required()) {
            events.emit(new Event.Began("reading Debian's lists at " + mirror.shown()));
            suites.addAll(reader.suites(mirror));
        }
        List<PackageList> lists =
                suites.stream().flatMap(suite -> suite.lists().stream()).toList();
        Instant newest = suites.stream()
                .map(SuiteReader.Suite::date)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new Known(new Candidates(lists, architecture), newest);
    }

    private List<DebianMirror> required() {
        if (mirrors.isEmpty()) {
            throw Problem.badInput("find Debian packages failed: this machine's apt has no Debian mirror")
                    .advise("name a mirror and its keyring in the settings, under debian");
        }
        return mirrors;
    }
}
