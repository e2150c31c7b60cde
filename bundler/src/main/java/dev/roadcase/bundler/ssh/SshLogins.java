package dev.roadcase.bundler.ssh;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.SideBySide;
import dev.roadcase.bundler.time.Tried;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Logs in to machines as their user would.
 *
 * @param folder with the user's keys and configuration
 * @param agent the socket of the user's agent
 * @param known hosts that are believed
 * @param user whom to ask for the rest
 * @param patience for each step of a login, and for each machine on the way
 */
public record SshLogins(SshFolder folder, Optional<Path> agent, KnownHostKeys known, SshUser user, Duration patience) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    /** A jump host that nobody knows hides what is behind it. */
    private static final int MOST_ROUNDS = 8;

    /** Those of the user of this process. */
    public static SshLogins ofUser(Path pinned, SshUser user) {
        SshFolder folder = SshFolder.ofUser();
        Optional<Path> agent = Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
                .filter(path -> !path.isEmpty())
                .map(Path::of);
        return new SshLogins(folder, agent, new KnownHostKeys(pinned, folder.knownHosts()), user, USUAL_PATIENCE);
    }

    /** The same for who has less time. */
    public SshLogins within(Duration most) {
        return new SshLogins(folder, agent, known, user, most);
    }

    /** The way to a machine. */
    public SshRoute route(SshAddress address) {
        return folder.route(address);
    }

    /**
     * Logs in to all machines at the same time. The user is asked about all hosts together that nobody knows, before
     * anything is proven to any of them.
     *
     * @param machines their addresses, by their names
     * @return what came of each, in their order
     * @throws Problem exit 4 if the user does not believe a host
     */
    public Map<String, Tried<SshConnection>> open(Map<String, SshAddress> machines) {
        Map<String, Tried<SshConnection>> done = new LinkedHashMap<>();
        machines.keySet().forEach(name -> done.put(name, null));
        List<String> open = new ArrayList<>(machines.keySet());
        for (int round = 0; !open.isEmpty(); round++) {
            Set<HostIdentity> unknown = new LinkedHashSet<>();
            attempt(machines, open, round, unknown).forEach((name, tried) -> {
                done.put(name, tried);
                open.remove(name);
            });
            if (!open.isEmpty()) {
                believe(unknown, done);
            }
        }
        return done;
    }

    /** Whoever is not among the answers met a host that nobody knows. */
    private Map<String, Tried<SshConnection>> attempt(
            Map<String, SshAddress> machines, List<String> names, int round, Set<HostIdentity> unknown) {
        Map<String, Tried<SshConnection>> settled = new LinkedHashMap<>();
        new SideBySide<>(names, name -> name)
                .tryAll(name -> new SshAttempt(this, route(machines.get(name))).open())
                .forEach((name, tried) -> {
                    Optional<HostIdentity> met = tried.result().flatMap(SshAttempt.SshOutcome::unknown);
                    if (met.isPresent() && !user.isThere()) {
                        settled.put(name, Tried.failed(stranger(met.get()).in(name)));
                    } else if (met.isPresent() && round < MOST_ROUNDS) {
                        unknown.add(met.get());
                    } else {
                        settled.put(name, settled(tried));
                    }
                });
        return settled;
    }

    private static Problem stranger(HostIdentity host) {
        return Problem.usage("nobody here knows the host key of " + host)
                .advise("say once that it is right: bundle up FILE DIR");
    }

    private static Tried<SshConnection> settled(Tried<SshAttempt.SshOutcome> tried) {
        return tried.problem()
                .map(Tried::<SshConnection>failed)
                .orElseGet(() -> tried.result()
                        .flatMap(SshAttempt.SshOutcome::connection)
                        .map(Tried::of)
                        .orElseThrow());
    }

    private void believe(Set<HostIdentity> unknown, Map<String, Tried<SshConnection>> done) {
        try {
            user.requireTrust(List.copyOf(unknown));
            known.pin(unknown);
        } catch (Problem refused) {
            close(done);
            throw refused;
        }
    }

    /** Ends all connections that were made. */
    public static void close(Map<String, Tried<SshConnection>> connections) {
        connections.values().stream()
                .filter(tried -> tried != null)
                .flatMap(tried -> tried.result().stream())
                .forEach(SshConnection::close);
    }
}
