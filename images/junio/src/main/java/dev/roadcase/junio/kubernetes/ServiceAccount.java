package dev.roadcase.junio.kubernetes;

import dev.roadcase.junio.tls.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What Kubernetes gives a pod: where the API is, whom it is signed by, and a token, which changes now and then.
 *
 * @param api such as {@code https://10.3.0.1:443}
 * @param folder with {@code ca.crt} and {@code token}; an API without TLS needs neither
 */
public record ServiceAccount(URI api, Path folder) {
    /** Where every pod has it. */
    public static final Path USUAL = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    Optional<String> token() throws IOException {
        Path token = folder.resolve("token");
        return Files.exists(token) || isSecure()
                ? Optional.of(Files.readString(token).strip())
                : Optional.empty();
    }

    boolean isSecure() {
        return api.getScheme().equals("https");
    }

    /** TLS that trusts the cluster's authority and no other. */
    SSLContext tls() throws IOException {
        return new TlsFiles(folder.resolve("ca.crt"), Optional.empty()).context();
    }
}
