package dev.roadcase.agent.console;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.Serving;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.tls.ServerIdentity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user can say about serving a bundle. */
public final class ServeOptions {
    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:5000",
            converter = ListenAddressConverter.class,
            description = "Where to listen (default: ${DEFAULT-VALUE}); port 0 takes any free one.")
    private ListenAddress address;

    @Option(
            names = "--tls-cert",
            paramLabel = "F",
            description = "Serve HTTPS with this certificate and the chain above it, in PEM.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "F", description = "The certificate's key: PKCS#8 in PEM, RSA or EC.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--client-ca",
            paramLabel = "F",
            description = "Take registrations and pushes of machines whose certificates this authority signed, in PEM.")
    private Optional<Path> authority = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keep the registrations of machines in this folder, and what is pushed in overlay/ in it.")
    private Optional<Path> state = Optional.empty();

    @Option(
            names = "--expect",
            paramLabel = "NAME",
            split = ",",
            description = "Machines that should register; those that have not yet are shown as missing. Several"
                    + " are separated by commas.")
    private Set<String> expected = Set.of();

    @Mixin
    private PushOptions pushes;

    /**
     * How to serve.
     *
     * @param source the bundle, beside which pushes are kept if nothing else is said
     */
    public Serving serving(String source) {
        return serving(source, this::given);
    }

    /**
     * The same with a certificate that was not given with flags.
     *
     * @param own read after the flags were checked
     */
    public Serving serving(String source, Supplier<Optional<ServerIdentity>> own) {
        if (certificate.isPresent() != key.isPresent()) {
            throw Problem.usage("--tls-cert and --tls-key go together");
        }
        Optional<ServerIdentity> identity = own.get();
        if (authority.isPresent() && identity.isEmpty()) {
            throw Problem.usage(
                    "--client-ca goes with --tls-cert and --tls-key: without TLS no machine can show a certificate");
        }
        if (!expected.isEmpty() && authority.isEmpty()) {
            throw Problem.usage("--expect goes with --client-ca: without it no machine can register");
        }
        return serving(identity.map(this::askingClients), source);
    }

    private Serving serving(Optional<ServerIdentity> identity, String source) {
        try {
            return new Serving(address, identity, state, expected, pushes.pushing(source, state), pushes.pushers());
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--expect: " + e.getMessage());
        }
    }

    /** The certificate that the flags name. */
    public Optional<ServerIdentity> given() {
        return certificate.map(file -> ServerIdentity.read(file, key.orElseThrow()));
    }

    private ServerIdentity askingClients(ServerIdentity identity) {
        return authority.map(identity::asking).orElse(identity);
    }
}
