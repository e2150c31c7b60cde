package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.cluster.pki.Authority;
import dev.roadcase.bundler.cluster.pki.Identity;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.pki.Subject;
import dev.roadcase.bundler.cluster.pki.Subject.Use;
import dev.roadcase.bundler.kubernetes.PodNetwork;
import java.util.ArrayList;
import java.util.List;

/** Which keys and certificates a machine gets, below /etc/roadcase/pki. */
final class MachineKeys {
    private static final String FOLDER = "/etc/roadcase/pki/";
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1");

    private final Pki pki;
    private final ClusterPlan show;
    private final List<MachineFile> files = new ArrayList<>();

    MachineKeys(Pki pki, ClusterPlan show) {
        this.pki = pki;
        this.show = show;
    }

    /** Its files: a controller's are those of a node and more. */
    List<MachineFile> of(SiteMachine machine) {
        files.clear();
        addOwn(machine);
        PodNetwork.of(show.cluster()).etcdUsers().forEach(user -> addEtcdUser(machine, user));
        if (machine.role() == Role.CONTROLLER) {
            addServers(machine);
            addEtcd();
            addClients();
        }
        return files.stream().distinct().toList();
    }

    /** The identity of whoever may do everything in Kubernetes. */
    Identity admin() {
        return pki.cluster().identity(Subject.client("admin", "roadcase-admin", "system:masters"));
    }

    private void addOwn(SiteMachine machine) {
        String name = machine.name();
        String own = "machines/" + name + "/";
        add("ca", pki.cluster());
        add("agent", pki.agents().identity(Subject.client(own + "agent", name, "roadcase:" + machine.role())));
        add("kubelet", pki.cluster().identity(Subject.client(own + "kubelet", "system:node:" + name, "system:nodes")));
        List<String> names = List.of(name, machine.address().toString());
        add("kubelet-server", pki.cluster().identity(Subject.server(own + "kubelet-server", "kubelet-" + name, names)));
        add("kube-proxy", pki.cluster().identity(Subject.client(own + "kube-proxy", "system:kube-proxy")));
    }

    private void addEtcdUser(SiteMachine machine, String user) {
        add("etcd-ca", pki.etcd());
        add(user, pki.etcd().identity(Subject.client("machines/" + machine.name() + "/" + user, user)));
    }

    private void addServers(SiteMachine machine) {
        List<String> names = new ArrayList<>(List.of(
                "kubernetes",
                "kubernetes.default",
                "kubernetes.default.svc",
                "kubernetes.default.svc.cluster.local",
                show.apiService().toString()));
        names.addAll(own(machine));
        add("apiserver", pki.cluster().identity(Subject.server("apiserver", "kube-apiserver", names)));
        add("registry", pki.cluster().identity(Subject.server("registry", "registry", own(machine))));
        add("agent-ca", pki.agents());
    }

    private static List<String> own(SiteMachine machine) {
        List<String> names = new ArrayList<>(LOCAL);
        names.add(machine.name());
        names.add(machine.address().toString());
        return names;
    }

    private void addEtcd() {
        Authority etcd = pki.etcd();
        List<String> names = new ArrayList<>(LOCAL);
        names.add(show.controller().toString());
        add("etcd-ca", etcd);
        add("etcd-server", etcd.identity(new Subject("etcd-server", "etcd", "", names, Use.BOTH)));
        add("etcd-peer", etcd.identity(new Subject("etcd-peer", "etcd", "", names, Use.BOTH)));
        add("etcd-client", etcd.identity(Subject.client("etcd-client", "root")));
    }

    private void addClients() {
        Authority cluster = pki.cluster();
        add(
                "apiserver-kubelet-client",
                cluster.identity(Subject.client("apiserver-kubelet-client", "apiserver-kubelet-client")));
        add(
                "kube-controller-manager",
                cluster.identity(Subject.client("kube-controller-manager", "system:kube-controller-manager")));
        add("kube-scheduler", cluster.identity(Subject.client("kube-scheduler", "system:kube-scheduler")));
        add("admin", admin());
        add("front-proxy-ca", pki.frontProxy());
        add(
                "front-proxy-client",
                pki.frontProxy().identity(Subject.client("front-proxy-client", "front-proxy-client")));
        Identity accounts = pki.serviceAccounts();
        files.add(new MachineFile(FOLDER + "sa.pub", MachineFile.PUBLIC, accounts.certificate()));
        files.add(new MachineFile(FOLDER + "sa.key", MachineFile.SECRET, accounts.key()));
    }

    private void add(String name, Authority authority) {
        files.add(new MachineFile(FOLDER + name + ".crt", MachineFile.PUBLIC, authority.pem()));
    }

    private void add(String name, Identity identity) {
        files.add(new MachineFile(FOLDER + name + ".crt", MachineFile.PUBLIC, identity.certificate()));
        files.add(new MachineFile(FOLDER + name + ".key", MachineFile.SECRET, identity.key()));
    }
}
