package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.plan.EtcdMembers;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.ArrayList;
import java.util.List;

/** The folders of cloud-config/ that a machine takes from the agent's archive, which is in the bundle. */
record PlainFolders(ClusterPlan plan, SiteMachine machine) {

    /** Their names, in the order in which one may write over the other. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("common"));
        names.add(machine.role().toString());
        names.addAll(plan.runtime().folders());
        names.addAll(plan.podNetwork().folders(machine.role()));
        names.addAll(etcd());
        names.add("kubernetes-1." + plan.kubernetes().minor() + "-" + machine.role());
        if (machine.isController() && plan.cluster().dns().isPresent()) {
            names.add("dns");
        }
        names.removeIf(name -> !PlainFiles.has(name));
        return names;
    }

    private List<String> etcd() {
        EtcdMembers etcd = plan.etcd();
        List<String> names = new ArrayList<>();
        if (etcd.has(machine)) {
            names.add("etcd");
        }
        if (etcd.isAlone()) {
            names.add(etcd.has(machine) ? "etcd-alone" : "snapshots");
        } else if (etcd.has(machine)) {
            names.add("etcd-members");
        }
        if (plan.cluster().etcd().v2() && machine.isController()) {
            names.add("etcd-v2");
        }
        return names;
    }

    /** With spaces between them, as node.env has them. */
    @Override
    public String toString() {
        return String.join(" ", names());
    }
}
