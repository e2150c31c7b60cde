package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.plan.EtcdMembers;
import dev.roadcase.bundler.cluster.site.SiteMachine;

/** The lines of node.env about etcd: for machines with clients of it, and for those with a member. */
record EtcdEnv(ClusterPlan plan, SiteMachine machine) {
    @Override
    public String toString() {
        EtcdMembers etcd = plan.etcd();
        return (hasClients(etcd) ? clients(etcd) : "") + (etcd.has(machine) ? member(etcd) : "");
    }

    private boolean hasClients(EtcdMembers etcd) {
        return machine.isController()
                || etcd.has(machine)
                || !plan.podNetwork().etcdUsers().isEmpty();
    }

    /** On the controller, also what it tells etcd of others' clients. */
    private String clients(EtcdMembers etcd) {
        EnvLines lines = new EnvLines().put("ETCD_ENDPOINTS", etcd.endpoints(machine));
        if (machine.isController() && plan.cluster().etcd().v2()) {
            lines.put("ETCD_V2", etcd.endpoints())
                    .put("ETCD_NAMESPACE", plan.cluster().etcd().namespace().orElse(""));
        }
        return lines.toString();
    }

    private String member(EtcdMembers etcd) {
        return new EnvLines()
                .put("ETCD_LISTEN", etcd.listens(machine))
                .put("ETCD_ADVERTISE", etcd.advertises(machine))
                .put("ETCD_PEER", etcd.peer(machine))
                .put("ETCD_CLUSTER", etcd.bootstrap())
                .put("ETCD_TOKEN", plan.demo().name())
                .put("ETCD_FLAGS", plan.cluster().etcd().v2() ? "--enable-v2" : "")
                .toString();
    }
}
