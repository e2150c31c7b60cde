package dev.roadcase.agent.runtime;

/** A socket as Docker and Podman want it said. */
final class SocketUrl {
    private SocketUrl() {}

    /** A path becomes {@code unix://PATH}; what is a URL already stays. */
    static String url(String address) {
        return address.startsWith("/") ? "unix://" + address : address;
    }
}
