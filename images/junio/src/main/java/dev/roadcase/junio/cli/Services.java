package dev.roadcase.junio.cli;

import dev.roadcase.junio.console.Log;
import dev.roadcase.junio.http.Server;
import dev.roadcase.junio.resolver.NameServers;
import dev.roadcase.junio.resolver.Resolver;
import dev.roadcase.junio.service.Environment;
import dev.roadcase.junio.service.Identity;
import dev.roadcase.junio.service.Microservice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Starts the three services. */
final class Services {
    private Services() {}

    static void date(List<String> words, Environment environment, Log log) throws IOException {
        Identity identity = Identity.of(environment);
        start(Microservice.date(identity, Clock.systemUTC()), identity, environment, log);
    }

    static void time(List<String> words, Environment environment, Log log) throws IOException {
        Identity identity = Identity.of(environment);
        start(Microservice.time(identity, Clock.systemUTC()), identity, environment, log);
    }

    static void web(List<String> words, Environment environment, Log log) throws IOException {
        Identity identity = Identity.of(environment);
        start(Microservice.web(identity, environment, resolver(environment)), identity, environment, log);
    }

    /** Asks {@code NAME_SERVER}, HOST:PORT, or else whom resolv.conf names. */
    static Resolver resolver(Environment environment) throws IOException {
        Optional<InetSocketAddress> only = environment.address("NAME_SERVER");
        Path file = Path.of(environment.variable("RESOLV_CONF").orElse(NameServers.USUAL.toString()));
        return new Resolver(
                only.isPresent()
                        ? NameServers.only(new InetSocketAddress(
                                only.get().getHostString(), only.get().getPort()))
                        : NameServers.read(file));
    }

    private static void start(Microservice service, Identity identity, Environment environment, Log log)
            throws IOException {
        Server server = Server.listen(environment.port(service.port()), service.routes(), log::line);
        log.line(service.announcement(identity, server.port()));
        warmUp(service);
        server.start();
        Ending.of(server::stop, log);
    }

    private static void warmUp(Microservice service) {
        try {
            service.warmUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
