package dev.roadcase.agent.registry.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.ServerIdentity;
import java.io.IOException;
import java.net.BindException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLParameters;

/** Listens at an address of this machine, or says why that is not possible. */
final class Listening {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private Listening() {}

    static HttpServer at(ListenAddress address, Optional<ServerIdentity> identity) {
        ServerLimits.apply();
        try {
            return identity.isPresent() ? tls(address, identity.get()) : plain(address);
        } catch (BindException e) {
            throw explained(address, e);
        } catch (IOException e) {
            throw Problem.machine("cannot listen at " + address + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Plain HTTP also goes through the server that is made for TLS. {@link PlainHttpContext} says why. */
    private static HttpServer plain(ListenAddress address) throws IOException {
        HttpsServer server = HttpsServer.create(address.resolve(), ServerLimits.BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(new PlainHttpContext()) {
            @Override
            public void configure(HttpsParameters parameters) {
                // There is nothing to agree on with a client.
            }
        });
        return server;
    }

    private static HttpServer tls(ListenAddress address, ServerIdentity identity) throws IOException {
        HttpsServer server = HttpsServer.create(address.resolve(), ServerLimits.BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters its = getSSLContext().getDefaultSSLParameters();
                its.setProtocols(PROTOCOLS);
                its.setWantClientAuth(identity.asksClients());
                parameters.setSSLParameters(its);
            }
        });
        return server;
    }

    /** The JDK has one exception for all of these. Only the system's words in it differ. */
    private static Problem explained(ListenAddress address, BindException e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("in use")) {
            return Problem.machine("cannot listen at " + address + ": the port is taken")
                    .advise("choose another with --listen HOST:PORT, where port 0 takes any free one; on macOS, AirPlay"
                            + " Receiver holds port 5000")
                    .causedBy(e);
        }
        if (words.contains("permission")) {
            return Problem.machine("may not listen at " + address + ": only an administrator may use ports below 1024")
                    .advise("choose a higher one with --listen " + address.withPort(ListenAddress.DEFAULT.port()))
                    .causedBy(e);
        }
        return Problem.machine("cannot listen at " + address + ": it is not an address of this machine")
                .advise("give one of its addresses with --listen, or 0.0.0.0:" + address.port() + " for all")
                .causedBy(e);
    }
}
