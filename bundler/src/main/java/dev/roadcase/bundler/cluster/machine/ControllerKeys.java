package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.bundler.cluster.pki.Authority;
import dev.roadcase.bundler.cluster.pki.Identity;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.pki.Subject;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The keys and certificates that only a controller gets: those of its servers and of their clients. */
final class ControllerKeys {
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1");

    private final Pki pki;
    private final ClusterPlan plan;

    ControllerKeys(Pki pki, ClusterPlan plan) {
        this.pki = pki;
        this.plan = plan;
    }

    void addTo(KeyFiles files) {
        addServers(files);
        addClients(files);
    }

    private void addServers(KeyFiles files) {
        List<String> own = local(plan.site().controller().name(), address());
        List<String> names = new ArrayList<>(List.of(
                "kubernetes",
                "kubernetes.default",
                "kubernetes.default.svc",
                "kubernetes.default.svc.cluster.local",
                plan.apiService().toString()));
        names.addAll(own);
        files.put("apiserver", pki.cluster().identity(Subject.server("apiserver", "kube-apiserver", names)))
                .put("registry", pki.cluster().identity(Subject.server("registry", "registry", own)))
                .put("agent-ca", pki.agents());
    }

    private void addClients(KeyFiles files) {
        Authority cluster = pki.cluster();
        Authority proxy = pki.frontProxy();
        files.put("apiserver-kubelet-client", client(cluster, "apiserver-kubelet-client", "apiserver-kubelet-client"))
                .put(
                        "kube-controller-manager",
                        client(cluster, "kube-controller-manager", "system:kube-controller-manager"))
                .put("kube-scheduler", client(cluster, "kube-scheduler", "system:kube-scheduler"))
                .put("admin", pki.admin())
                .put("front-proxy-ca", proxy)
                .put("front-proxy-client", client(proxy, "front-proxy-client", "front-proxy-client"))
                .put("sa", ".pub", pki.serviceAccounts());
    }

    private static Identity client(Authority authority, String file, String user) {
        return authority.identity(Subject.client(file, user));
    }

    private String address() {
        return plan.controller().toString();
    }

    private static List<String> local(String... names) {
        return Stream.concat(LOCAL.stream(), Arrays.stream(names)).toList();
    }
}
