package dev.roadcase.bundler.remote.tls;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.Authorities;
import dev.roadcase.agent.tls.OwnCertificate;
import dev.roadcase.agent.tls.TlsContext;
import dev.roadcase.bundler.remote.failure.Redacted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Certificates in a folder per host below each of these: {@code *.crt} are those of private authorities,
 * {@code NAME.cert} with {@code NAME.key} says who we are to that host.
 */
public record HostCertificates(List<Path> folders) {

    /** Whom to trust for this URL's host; absent where no folder says more than Java knows. */
    public Optional<TlsContext> of(HttpUrl url) {
        List<X509Certificate> authorities =
                files(url, ".crt").flatMap(file -> read(file).stream()).toList();
        Optional<ClientCertificate> client =
                files(url, ".cert").findFirst().map(file -> new ClientCertificate(file, read(file)));
        boolean usual = authorities.isEmpty() && client.isEmpty();
        return usual ? Optional.empty() : Optional.of(trust(url, authorities, client));
    }

    private Stream<Path> files(HttpUrl url, String ending) {
        return names(url)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder, ending).stream());
    }

    /** The usual port may be written or left out. */
    private static Stream<String> names(HttpUrl url) {
        String host = Redacted.host(url);
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return usual ? Stream.of(host, host + ":" + url.port()) : Stream.of(host);
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Problem.machine("read the certificates in " + folder + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static List<X509Certificate> read(Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .forEach(certificate -> certificates.add((X509Certificate) certificate));
            return certificates;
        } catch (CertificateException e) {
            throw Problem.badInput("read the certificate " + file + " failed: it is not in PEM or DER form")
                    .causedBy(e);
        } catch (IOException e) {
            throw Problem.machine("read the certificate " + file + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static TlsContext trust(
            HttpUrl url, List<X509Certificate> authorities, Optional<ClientCertificate> client) {
        Optional<OwnCertificate> own = client.map(ClientCertificate::read);
        try {
            return TlsContext.of(own, Authorities.usualAnd(authorities));
        } catch (Problem e) {
            throw e.in("set up TLS for " + Redacted.host(url) + " failed");
        }
    }
}
