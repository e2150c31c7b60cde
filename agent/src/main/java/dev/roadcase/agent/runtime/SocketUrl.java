package dev.roadcase.agent.runtime;

/** A socket in the form that Docker and Podman take. */
final class SocketUrl {
    private SocketUrl() {}

    /** A path becomes {@code unix://PATH}; a URL stays as it is. */
    static String url(String address) {
        return address.startsWith("/") ? "unix://" + address : address;
    }
}
