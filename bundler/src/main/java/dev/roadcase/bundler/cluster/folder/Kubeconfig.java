package dev.roadcase.bundler.cluster.folder;

import dev.roadcase.bundler.cluster.pki.Identity;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The configuration with which kubectl on the laptop may do everything.
 *
 * @param name of the demo
 * @param controller address of the API server
 * @param authority certificate of the cluster's authority, in PEM
 */
public record Kubeconfig(String name, Ipv4Address controller, String authority, Identity admin) {
    @Override
    public String toString() {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: "%1$s"
                    cluster: {server: "https://%2$s:6443", certificate-authority-data: %3$s}
                users:
                  - name: "%1$s"
                    user: {client-certificate-data: %4$s, client-key-data: %5$s}
                contexts:
                  - name: "%1$s"
                    context: {cluster: "%1$s", user: "%1$s"}
                current-context: "%1$s"
                """.formatted(name, controller, base64(authority), base64(admin.certificate()), base64(admin.key()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
