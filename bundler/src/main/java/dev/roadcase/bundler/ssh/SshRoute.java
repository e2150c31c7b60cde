package dev.roadcase.bundler.ssh;

import java.nio.file.Path;
import java.util.List;

/**
 * The way to a machine, after all that the user's configuration of ssh says about it.
 *
 * @param keys files with private keys that may let the user in, the likeliest first; some may not exist
 * @param agent whether keys of the user's agent may let the user in too
 * @param jumps machines on the way, the nearest first
 */
public record SshRoute(String user, String host, int port, List<Path> keys, boolean agent, List<SshRoute> jumps) {
    /** The port of SSH (RFC 4253, section 4.1). */
    static final int USUAL_PORT = 22;

    public SshRoute {
        keys = List.copyOf(keys);
        jumps = List.copyOf(jumps);
    }

    /** Its name in a file of known hosts (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). */
    String knownName() {
        return port == USUAL_PORT ? host : "[" + host + "]:" + port;
    }

    /** As a user would write it. */
    @Override
    public String toString() {
        return user + "@" + host + (port == USUAL_PORT ? "" : ":" + port);
    }
}
