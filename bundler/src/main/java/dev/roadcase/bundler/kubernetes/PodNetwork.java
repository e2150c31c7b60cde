package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.List;
import java.util.Map;

/**
 * How pods of different machines reach each other. It holds everything that differs between pod networks. A new pod
 * network is a class here, a row in {@link #of}, a word in NetworkPlugin, and folders in cloud-config/ whose names
 * begin with its name.
 */
public sealed interface PodNetwork permits RoutesNetwork, FlannelNetwork {
    /** The pod network that a demo asks for. */
    static PodNetwork of(ClusterSpec cluster) {
        return switch (cluster.network().plugin()) {
            case ROUTES -> new RoutesNetwork();
            case FLANNEL -> new FlannelNetwork();
        };
    }

    /** Its name in demo.yaml, in node.env and in the folders of cloud-config/. */
    String name();

    /** Whether tests of this project have run clusters with it. */
    boolean isTested();

    /** The programs that it needs in addition to those of Kubernetes. */
    List<UpstreamProgram> programs(String architecture);

    /** The users of etcd for which every machine gets a certificate. If there is any, etcd listens to all machines. */
    List<String> etcdUsers();

    /**
     * Its values for node.env, by names without their prefix.
     *
     * @param others routes to the pods of all other machines
     */
    Map<String, String> environment(List<PodRoute> others);

    /** The folders of cloud-config/ that a machine of this role gets. Some of them may not exist. */
    default List<String> folders(Role role) {
        return List.of(name(), name() + "-" + role);
    }
}
