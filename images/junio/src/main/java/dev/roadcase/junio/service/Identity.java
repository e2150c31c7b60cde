package dev.roadcase.junio.service;

import java.io.IOException;

/** Who a service is: the pod's name, and the version that is built into its image. */
public record Identity(String hostname, String version) {
    /** Of this process. */
    public static Identity of(Environment environment) throws IOException {
        return new Identity(Environment.hostname(), environment.version());
    }
}
