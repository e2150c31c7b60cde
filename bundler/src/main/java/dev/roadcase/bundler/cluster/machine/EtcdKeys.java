package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.bundler.cluster.pki.Authority;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.pki.Subject;
import dev.roadcase.bundler.cluster.pki.Subject.Use;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.List;

/** The keys and certificates of etcd: its members', and those of its clients. */
final class EtcdKeys {
    /** Common name of all members, and of nobody else: a member takes none but these for another member. */
    private static final String MEMBER = "etcd";

    /** The user whom etcd lets do everything. */
    private static final String API_SERVER = "root";

    /** The user whom etcd lets use the v2 API, and nothing else. */
    private static final String DEMO = "v2";

    private final Pki pki;
    private final Authority authority;
    private final ClusterPlan plan;

    EtcdKeys(Pki pki, ClusterPlan plan) {
        this.pki = pki;
        this.authority = pki.etcd();
        this.plan = plan;
    }

    /** Adds what this machine needs: nothing, where it has neither a member nor a client. */
    void addTo(KeyFiles files, SiteMachine machine) {
        String own = Pki.folderOf(machine.name());
        plan.podNetwork().etcdUsers().forEach(user -> add(files, user, Subject.client(own + user, user)));
        if (plan.etcd().has(machine)) {
            add(files, "etcd-member", member(own + "etcd-member", machine));
        }
        if (machine.isController()) {
            add(files, "etcd-client", Subject.client("etcd-client", API_SERVER));
            if (plan.etcd().has(machine)) {
                files.put(pki.snapshots());
            }
            if (plan.cluster().etcd().v2()) {
                add(files, "etcd-v2", Subject.client("etcd-v2", DEMO));
            }
        }
    }

    private void add(KeyFiles files, String name, Subject subject) {
        files.put("etcd-ca", authority).put(name, authority.identity(subject));
    }

    /** To clients and to other members it is the same one. */
    private static Subject member(String file, SiteMachine machine) {
        List<String> names = List.of(
                "localhost", "127.0.0.1", machine.name(), machine.address().toString());
        return new Subject(file, MEMBER, "", names, Use.BOTH);
    }
}
