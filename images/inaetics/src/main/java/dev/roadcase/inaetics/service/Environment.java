package dev.roadcase.inaetics.service;

import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.registration.Identity;
import dev.roadcase.inaetics.registration.Kind;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service is told by the variables of its environment. Where others are is said by {@code INAETICS_QUEUE} and
 * {@code INAETICS_VIEWER}, or else by what Kubernetes sets for the services of those names; no DNS is needed.
 */
public final class Environment {
    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** A variable, absent also where it is empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** {@code INAETICS_LISTEN}, or port 8080 of every address. */
    public Address listen() {
        return variable("INAETICS_LISTEN").map(Address::parse).orElse(new Address("0.0.0.0", 8080));
    }

    /**
     * Names under which services may be told to change something: those in {@code INAETICS_NAMES}, with blanks or commas
     * between them, and those under which services know each other.
     */
    public Set<String> names() {
        Stream<String> own = variable("INAETICS_NAMES").stream().flatMap(text -> Stream.of(text.split("[\\s,]+")));
        Stream<String> known = Stream.of("INAETICS_LISTEN", "INAETICS_VIEWER", "INAETICS_QUEUE")
                .flatMap(name -> variable(name).stream())
                .map(text -> Address.parse(text).host());
        return Stream.concat(own, known).filter(name -> !name.isBlank()).collect(Collectors.toUnmodifiableSet());
    }

    /** Where the queue is. */
    public Address queue() {
        return address("INAETICS_QUEUE");
    }

    /** Where the viewer is. */
    public Address viewer() {
        return address("INAETICS_VIEWER");
    }

    private Address address(String name) {
        return variable(name)
                .or(() -> service(name + "_SERVICE_SERVICE"))
                .map(Address::parse)
                .orElseThrow(() -> new IllegalArgumentException(name + " does not say where that is: HOST:PORT"));
    }

    private Optional<String> service(String prefix) {
        return variable(prefix + "_HOST")
                .flatMap(host ->
                        variable(prefix + "_PORT").map(port -> new Address(host, Integer.parseInt(port)).toString()));
    }

    /** The folder of a ConfigMap with settings, {@code INAETICS_SETTINGS}. */
    public Path settings() {
        return Path.of(variable("INAETICS_SETTINGS").orElse("/etc/inaetics"));
    }

    /** Who this process is: {@code POD_NAME} on {@code NODE_ADDRESS}. */
    public Identity identity(Kind kind) {
        String container = variable("POD_NAME")
                .orElseGet(() -> kind.name().toLowerCase(Locale.ROOT) + "-"
                        + ProcessHandle.current().pid());
        String run = container + "-"
                + Integer.toHexString(ThreadLocalRandom.current().nextInt());
        return new Identity(kind, run, container, variable("NODE_ADDRESS").orElse("127.0.0.1"));
    }
}
