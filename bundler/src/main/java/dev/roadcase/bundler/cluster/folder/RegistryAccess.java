package dev.roadcase.bundler.cluster.folder;

import dev.roadcase.bundler.cluster.pki.Identity;
import dev.roadcase.bundler.cluster.pki.Pki;
import dev.roadcase.bundler.cluster.pki.Subject;

/**
 * What the presenter's laptop needs to push to the registry of the cluster: whom to trust, and who we are. It stands in a
 * folder for the registry's host, as docker, podman and skopeo read it ({@code --cert-dir}).
 *
 * @param registry host and port
 */
public record RegistryAccess(Pki pki, String registry) {
    /** Below this folder there is one for each registry. */
    public static final String FOLDER = "pki/certs.d";

    /** The names of its certificate and key, without endings. */
    public static final String NAME = "presenter";

    /** Writes it. */
    public void writeTo(OutputFolder folder) {
        Identity presenter = pki.agents().identity(Subject.client(NAME, NAME, "roadcase:laptop"));
        String place = FOLDER + "/" + registry + "/";
        folder.writeSecret(place + "ca.crt", pki.cluster().pem());
        folder.writeSecret(place + NAME + ".cert", presenter.certificate());
        folder.writeSecret(place + NAME + ".key", presenter.key());
    }
}
