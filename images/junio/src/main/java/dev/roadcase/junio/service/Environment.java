package dev.roadcase.junio.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program is told by the variables of its environment, and by its image. */
public final class Environment {
    private static final Pattern HOST_PORT = Pattern.compile("(.+):([0-9]{1,5})");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,63}");
    private static final Path KERNELS_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final int HIGHEST_PORT = 65535;

    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** A variable, absent also where it is empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * {@code PORT}, or else the program's own; 0 for one that the system chooses.
     *
     * @throws IllegalArgumentException where it is none
     */
    public int port(int otherwise) {
        return variable("PORT").map(text -> port("PORT", text)).orElse(otherwise);
    }

    private static int port(String name, String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IllegalArgumentException(name + " is no port from 0 to 65535: " + text);
        }
        return Integer.parseInt(text);
    }

    /**
     * Reads a variable {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public Optional<InetSocketAddress> address(String name) {
        return variable(name).map(text -> {
            Matcher matcher = HOST_PORT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(name + " is not HOST:PORT: " + text);
            }
            return InetSocketAddress.createUnresolved(matcher.group(1), port(name, matcher.group(2)));
        });
    }

    /** The version that the image holds in {@code /etc/junio/version}, or in the file that {@code VERSION_FILE} names. */
    public String version() {
        Path file = Path.of(variable("VERSION_FILE").orElse("/etc/junio/version"));
        try {
            String version = Files.readString(file).strip();
            if (VERSION.matcher(version).matches()) {
                return version;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " does not say which version this is: " + e, e);
        }
        throw new IllegalArgumentException(file + " does not say which version this is");
    }

    /** The name of this machine, which is the pod's in a pod. */
    public static String hostname() throws IOException {
        return Files.exists(KERNELS_NAME)
                ? Files.readString(KERNELS_NAME).strip()
                : InetAddress.getLocalHost().getHostName();
    }
}
