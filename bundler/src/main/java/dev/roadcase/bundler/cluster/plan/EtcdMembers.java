package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members of a cluster's etcd, and the addresses at which they are reached.
 *
 * @param machines a member runs on each of them
 * @param asked whether others than the API server ask etcd. A member alone on the controller is reached from there only,
 *     unless it is
 */
public record EtcdMembers(List<SiteMachine> machines, boolean asked) {
    private static final String LOCAL = "127.0.0.1";
    private static final int CLIENTS = 2379;
    private static final int PEERS = 2380;

    public EtcdMembers {
        machines = List.copyOf(machines);
    }

    /** Whether a member runs on this machine. */
    public boolean has(SiteMachine machine) {
        return machines.contains(machine);
    }

    /** Whether there is one member only. */
    public boolean isAlone() {
        return machines.size() == 1;
    }

    /** Where clients on this machine find all members. */
    public String endpoints(SiteMachine machine) {
        return isAlone() && has(machine) ? url(LOCAL, CLIENTS) : endpoints();
    }

    /** Where clients on any machine and in any pod find all members. */
    public String endpoints() {
        return machines.stream()
                .map(EtcdMembers::address)
                .map(own -> url(own, CLIENTS))
                .collect(Collectors.joining(","));
    }

    /** Where the member on this machine answers clients. */
    public String listens(SiteMachine machine) {
        String reached = advertises(machine);
        return Stream.of(url(LOCAL, CLIENTS), reached).distinct().collect(Collectors.joining(","));
    }

    /** Where clients on other machines find the member on this machine, if they may. */
    public String advertises(SiteMachine machine) {
        return url(isAlone() && !asked ? LOCAL : address(machine), CLIENTS);
    }

    /** Where the member on this machine answers other members. */
    public String peer(SiteMachine machine) {
        return url(isAlone() ? LOCAL : address(machine), PEERS);
    }

    /** All members at their first start (etcd, "Clustering Guide", static). */
    public String bootstrap() {
        return machines.stream()
                .map(machine -> machine.name() + "=" + peer(machine))
                .collect(Collectors.joining(","));
    }

    private static String address(SiteMachine machine) {
        return machine.address().toString();
    }

    private static String url(String host, int port) {
        return "https://" + host + ":" + port;
    }
}
