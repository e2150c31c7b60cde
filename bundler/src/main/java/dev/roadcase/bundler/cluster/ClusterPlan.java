package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.signature.VerificationKey;
import dev.roadcase.bundler.kubernetes.KubernetesVersion;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.value.Ipv4Address;

/**
 * A demo at a site: all that user-data is written from, apart from keys.
 *
 * @param bundle what carries the demo
 * @param parameters values, the controller's address among them
 * @param pause the image that holds a pod's namespaces
 */
record ClusterPlan(Demo demo, PinnedBundle bundle, Site site, Parameters parameters, Reference pause) {
    /**
     * The bundle, as machines have to know it.
     *
     * @param size of the whole file, in bytes
     * @param index digest of its index.json
     * @param agent digest of the agent's archive
     * @param key whose signature machines ask for
     */
    record PinnedBundle(String file, long size, Digest index, Digest agent, VerificationKey key) {}

    ClusterSpec cluster() {
        return demo.cluster().orElseThrow();
    }

    KubernetesVersion kubernetes() {
        return KubernetesVersion.parse(cluster().kubernetes());
    }

    Ipv4Address controller() {
        return site.controller().address();
    }

    /** The first address of the services' network is the API server's (kube-apiserver --service-cluster-ip-range). */
    Ipv4Address apiService() {
        return Ipv4Address.in(cluster().network().services(), 1);
    }

    /** By custom the tenth address of the services' network. */
    Ipv4Address dnsService() {
        return Ipv4Address.in(cluster().network().services(), 10);
    }

    PodNetworks podNetworks() {
        return new PodNetworks(site.network(), cluster().network().pods());
    }
}
