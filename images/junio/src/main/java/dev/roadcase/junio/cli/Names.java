package dev.roadcase.junio.cli;

import dev.roadcase.junio.console.Log;
import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.etcd.Etcd;
import dev.roadcase.junio.event.Complaint;
import dev.roadcase.junio.event.Events;
import dev.roadcase.junio.http.Reply;
import dev.roadcase.junio.http.Routes;
import dev.roadcase.junio.http.Server;
import dev.roadcase.junio.keys.KeyKeeper;
import dev.roadcase.junio.kubernetes.Api;
import dev.roadcase.junio.kubernetes.ServiceAccount;
import dev.roadcase.junio.kubernetes.ServiceWatch;
import dev.roadcase.junio.names.Listeners;
import dev.roadcase.junio.names.NameServer;
import dev.roadcase.junio.service.Environment;
import dev.roadcase.junio.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the name server: it keeps the keys of Services, and answers from all keys. */
final class Names {
    private static final int DNS = 53;
    private static final Duration LEARNING = Duration.ofMinutes(1);
    private static final Duration LEARNING_AGAIN = Duration.ofSeconds(1);

    private Names() {}

    static void start(List<String> words, Environment environment, Log log) throws IOException {
        DnsName domain = DnsName.parse(environment.variable("DOMAIN").orElse("cluster.local"))
                .lower();
        List<URI> members = members(environment);
        Etcd etcd = Etcd.of(members, tls(environment, members));
        NameServer server = new NameServer(domain, etcd, others(environment), log);
        Listeners listeners = Listeners.start(environment.port(DNS), server, log);
        log.line("Starting names for " + domain + " on port " + listeners.port() + ".");
        Optional<Server> status = status(environment, etcd);
        Background.start("members", () -> learn(etcd, log), log);
        Optional<ServiceAccount> account = account(environment);
        if (account.isPresent()) {
            KeyKeeper keeper = new KeyKeeper(etcd, domain.labels(), log);
            Background.start("services", new ServiceWatch(Api.as(account.get()), keeper, log)::run, log);
        } else {
            log.note("no Kubernetes is named: keys of Services are left as they are");
        }
        Ending.of(() -> status.ifPresent(Server::close), log);
    }

    private static List<URI> members(Environment environment) {
        String members = environment
                .variable("ETCD_ENDPOINTS")
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "ETCD_ENDPOINTS does not say where etcd is: http://HOST:PORT or https://HOST:PORT, with commas between several"));
        return Stream.of(members.split("[\\s,]+")).map(Names::member).toList();
    }

    private static URI member(String text) {
        if (!text.matches("https?://(\\[[0-9a-fA-F:]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?/?")) {
            throw new IllegalArgumentException("ETCD_ENDPOINTS has what is no http://HOST:PORT: " + text);
        }
        return URI.create(text);
    }

    /** Members that are asked without TLS need no certificates, whatever is set. */
    private static Optional<TlsFiles> tls(Environment environment, List<URI> members) {
        if (members.stream().noneMatch(member -> member.getScheme().equals("https"))) {
            return Optional.empty();
        }
        Optional<TlsFiles.ClientCertificate> identity = environment
                .variable("ETCD_CERTIFICATE")
                .map(certificate -> new TlsFiles.ClientCertificate(
                        Path.of(certificate),
                        Path.of(environment
                                .variable("ETCD_KEY")
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "ETCD_CERTIFICATE needs ETCD_KEY, the file with its key")))));
        return environment.variable("ETCD_AUTHORITY").map(file -> new TlsFiles(Path.of(file), identity));
    }

    /** {@code FORWARD}: name servers for all other names, addresses with or without a port, commas between them. */
    private static List<InetSocketAddress> others(Environment environment) {
        return environment.variable("FORWARD").stream()
                .flatMap(text -> Stream.of(text.split("[\\s,]+")))
                .map(Names::other)
                .toList();
    }

    private static InetSocketAddress other(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("FORWARD has what is no address such as 192.168.1.1: " + text);
        }
        String[] parts = text.split(":");
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(parts[0]), parts.length == 1 ? DNS : Integer.parseInt(parts[1]));
        } catch (IOException e) {
            throw new IllegalArgumentException("FORWARD has what is no address: " + text, e);
        }
    }

    /** {@code KUBERNETES_API} and {@code SERVICE_ACCOUNT}, or what Kubernetes gives every pod. */
    static Optional<ServiceAccount> account(Environment environment) {
        Path folder = Path.of(environment.variable("SERVICE_ACCOUNT").orElse(ServiceAccount.USUAL.toString()));
        return environment
                .variable("KUBERNETES_API")
                .or(() -> environment
                        .variable("KUBERNETES_SERVICE_HOST")
                        .map(host -> "https://" + host + ":"
                                + environment
                                        .variable("KUBERNETES_SERVICE_PORT")
                                        .orElse("443")))
                .map(api -> new ServiceAccount(URI.create(api), folder));
    }

    /** {@code STATUS_PORT}: where {@code GET /status} says whether names can be read. */
    private static Optional<Server> status(Environment environment, Etcd etcd) throws IOException {
        Optional<Integer> port = environment.variable("STATUS_PORT").map(Integer::valueOf);
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(Server.listen(port.get(), new Routes().get("/status", path -> status(etcd)), line -> {})
                        .start());
    }

    private static Reply status(Etcd etcd) throws InterruptedException {
        try {
            etcd.read("/skydns/status");
            return Reply.of("text/json", "{\"ok\":true}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Reply.line(503, e.getMessage());
        }
    }

    private static void learn(Etcd etcd, Events events) throws InterruptedException {
        Complaint complaint = new Complaint("the members of etcd are not known", events);
        while (true) {
            Duration pause = LEARNING;
            try {
                etcd.learnMembers();
                complaint.over();
            } catch (IOException e) {
                complaint.because(e);
                pause = LEARNING_AGAIN;
            }
            Thread.sleep(pause.toMillis());
        }
    }
}
