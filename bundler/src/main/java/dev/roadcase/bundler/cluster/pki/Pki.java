package dev.roadcase.bundler.cluster.pki;

import dev.roadcase.agent.snapshot.SnapshotKey;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;

/**
 * All certificate authorities of a cluster, in its folder of keys. There are four, so that a certificate is valid for
 * one service only: etcd does not accept a client of the API server.
 */
public final class Pki {
    /** The file with the key of snapshots. */
    public static final String SNAPSHOTS = "snapshot.key";

    private final KeyFolder folder;

    /** The keys in this folder. It is made when the first key is written. */
    public Pki(Path folder) {
        this.folder = new KeyFolder(folder);
    }

    /** The authority of Kubernetes, and of the registry's server. */
    public Authority cluster() {
        return Authority.in(folder, "ca", "roadcase");
    }

    /** The authority of etcd, its peers and its clients. */
    public Authority etcd() {
        return Authority.in(folder, "etcd-ca", "roadcase-etcd");
    }

    /** The authority of the API server as a client, when it forwards requests to an API of the demo. */
    public Authority frontProxy() {
        return Authority.in(folder, "front-proxy-ca", "roadcase-front-proxy");
    }

    /** The authority of the agents as clients of the controller's registry. */
    public Authority agents() {
        return Authority.in(folder, "agent-ca", "roadcase-agents");
    }

    /** The key with which the controller encrypts what other machines keep of etcd. */
    public SnapshotKey snapshots() {
        return folder.read(SNAPSHOTS).map(SnapshotKey::parse).orElseGet(() -> {
            SnapshotKey made = SnapshotKey.random();
            folder.write(SNAPSHOTS, made.text());
            return made;
        });
    }

    /**
     * Deletes the keys of a machine, so that it gets new ones.
     *
     * @param name of the machine
     */
    public void forget(String name) {
        folder.remove(folderOf(name));
    }

    /** Where a machine's keys lie, with a slash at the end. */
    public static String folderOf(String machine) {
        return "machines/" + machine + "/";
    }

    /** The identity of the user who may do everything in Kubernetes. */
    public Identity admin() {
        return cluster().identity(Subject.client("admin", "roadcase-admin", "system:masters"));
    }

    /** The key pair that signs the tokens of service accounts. It has a public key instead of a certificate. */
    public Identity serviceAccounts() {
        Optional<String> known = folder.read("sa.pub");
        Optional<String> key = folder.read("sa.key");
        if (known.isPresent() && key.isPresent()) {
            return new Identity(known.get(), key.get());
        }
        KeyPair pair = Certificates.newKey();
        Identity made = new Identity(PemText.of(pair.getPublic()), PemText.of(pair.getPrivate()));
        folder.write("sa.key", made.key());
        folder.write("sa.pub", made.certificate());
        return made;
    }
}
