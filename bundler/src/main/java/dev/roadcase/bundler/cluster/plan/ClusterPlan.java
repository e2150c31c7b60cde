package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.cluster.site.PodRanges;
import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.kubernetes.ContainerRuntime;
import dev.roadcase.bundler.kubernetes.KubernetesVersion;
import dev.roadcase.bundler.kubernetes.PodNetwork;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.List;

/**
 * A demo at a site: everything from which user-data is written, without keys.
 *
 * @param bundle that carries the demo
 * @param parameters values, including the controller's address
 * @param pause the image that holds a pod's namespaces
 */
public record ClusterPlan(Demo demo, PinnedBundle bundle, Site site, Parameters parameters, Reference pause) {
    private static final int REGISTRY_PORT = 5000;

    /** What the demo asks for. */
    public ClusterSpec cluster() {
        return demo.cluster().orElseThrow();
    }

    /** Its version of Kubernetes. */
    public KubernetesVersion kubernetes() {
        return KubernetesVersion.parse(cluster().kubernetes());
    }

    /** What runs the containers. */
    public ContainerRuntime runtime() {
        return ContainerRuntime.of(cluster());
    }

    /** How pods of different machines reach each other. */
    public PodNetwork podNetwork() {
        return PodNetwork.of(cluster());
    }

    /** The machines that keep a member of etcd: without nodes, the controller alone. */
    public EtcdMembers etcd() {
        List<SiteMachine> members =
                cluster().etcd().onController() || site.nodes().isEmpty()
                        ? List.of(site.controller())
                        : site.nodes().subList(0, cluster().etcd().members());
        return new EtcdMembers(
                members, cluster().etcd().v2() || !podNetwork().etcdUsers().isEmpty());
    }

    /** Whether a machine runs the demo's pods. */
    public boolean isNode(SiteMachine machine) {
        return site.roles(machine).contains(Role.NODE);
    }

    /** The controller's address. */
    public Ipv4Address controller() {
        return site.controller().address();
    }

    /** Host and port of the registry on the controller. */
    public String registry() {
        return controller() + ":" + REGISTRY_PORT;
    }

    /**
     * The API server's address as a service: the first of the services' network (kube-apiserver
     * --service-cluster-ip-range).
     */
    public Ipv4Address apiService() {
        return Ipv4Address.in(cluster().network().services(), 1);
    }

    /** The name server's address as a service: by custom the tenth of the services' network. */
    public Ipv4Address dnsService() {
        return Ipv4Address.in(cluster().network().services(), 10);
    }

    /** The part of the pods' network that a machine has. */
    public Cidr podRange(SiteMachine machine) {
        return new PodRanges(site.network().addresses(), cluster().network().pods()).of(machine.address());
    }
}
