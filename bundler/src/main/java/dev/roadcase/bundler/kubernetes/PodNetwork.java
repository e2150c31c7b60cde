package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.List;
import java.util.Map;

/**
 * How pods of different machines reach each other: all in which one way differs from another. A new one is a class here, a
 * row in {@link #of} with its word in NetworkPlugin, and folders of cloud-config/ that begin with its name.
 */
public sealed interface PodNetwork permits RoutesNetwork, FlannelNetwork {
    /** The one that a demo asks for. */
    static PodNetwork of(ClusterSpec cluster) {
        return switch (cluster.network().plugin()) {
            case ROUTES -> new RoutesNetwork();
            case FLANNEL -> new FlannelNetwork();
        };
    }

    /** As demo.yaml, node.env and the folders of cloud-config/ name it. */
    String name();

    /** Whether tests of this project have run clusters with it. */
    boolean isTested();

    /** The programs that it needs beside those of Kubernetes. */
    List<UpstreamProgram> programs(String architecture);

    /** The users of etcd that every machine has a certificate for; where there is one, etcd listens to all machines. */
    List<String> etcdUsers();

    /**
     * What it adds to node.env, by names without their prefix.
     *
     * @param others the ways to the pods of all other machines
     */
    Map<String, String> environment(List<PodRoute> others);

    /** The folders of cloud-config/ that a machine of this role gets; not all of them have to exist. */
    default List<String> folders(Role role) {
        return List.of(name(), name() + "-" + role);
    }
}
