package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.pki.Authority;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.pki.Subject;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.List;

/** The keys and certificates that a machine gets. */
final class MachineKeys {
    private final Pki pki;
    private final ClusterPlan plan;

    MachineKeys(Pki pki, ClusterPlan plan) {
        this.pki = pki;
        this.plan = plan;
    }

    /** Its files. A controller gets those of a node and more. */
    List<MachineFile> of(SiteMachine machine) {
        KeyFiles files = new KeyFiles();
        addOwn(files, machine);
        new EtcdKeys(pki, plan).addTo(files, machine);
        if (machine.isController()) {
            new ControllerKeys(pki, plan).addTo(files);
        }
        return files.list();
    }

    private void addOwn(KeyFiles files, SiteMachine machine) {
        String name = machine.name();
        String own = Pki.folderOf(name);
        List<String> names = List.of(name, machine.address().toString());
        Authority cluster = pki.cluster();
        files.put("ca", cluster)
                .put("agent", pki.agents().identity(Subject.client(own + "agent", name, "roadcase:" + machine.role())))
                .put(
                        "kubelet",
                        cluster.identity(Subject.client(own + "kubelet", "system:node:" + name, "system:nodes")))
                .put(
                        "kubelet-server",
                        cluster.identity(Subject.server(own + "kubelet-server", "kubelet-" + name, names)))
                .put("kube-proxy", cluster.identity(Subject.client(own + "kube-proxy", "system:kube-proxy")));
    }
}
