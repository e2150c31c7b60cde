package dev.roadcase.bundler.cluster.pki;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;

/**
 * All authorities of a cluster, in its folder of keys. There are four, so that a certificate says who somebody is to one
 * service alone: who may talk to the API server is nobody to etcd.
 */
public final class Pki {
    private final KeyFolder folder;

    /** The keys in this folder, which is made with the first of them. */
    public Pki(Path folder) {
        this.folder = new KeyFolder(folder);
    }

    /** Kubernetes' own, and that of the registry's server. */
    public Authority cluster() {
        return Authority.in(folder, "ca", "roadcase");
    }

    /** Of etcd, its peers and its clients. */
    public Authority etcd() {
        return Authority.in(folder, "etcd-ca", "roadcase-etcd");
    }

    /** Of the API server, where it forwards requests to an API of the demo's own. */
    public Authority frontProxy() {
        return Authority.in(folder, "front-proxy-ca", "roadcase-front-proxy");
    }

    /** Of the agents, to the controller's registry. */
    public Authority agents() {
        return Authority.in(folder, "agent-ca", "roadcase-agents");
    }

    /** The identity of the user who may do everything in Kubernetes. */
    public Identity admin() {
        return cluster().identity(Subject.client("admin", "roadcase-admin", "system:masters"));
    }

    /** The key pair with which tokens of service accounts are signed: a public key in the place of a certificate. */
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
