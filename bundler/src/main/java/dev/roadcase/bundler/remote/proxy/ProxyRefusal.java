package dev.roadcase.bundler.remote.proxy;

import java.io.IOException;

/** A proxy wants to know who asks it, and what it was told is not enough. */
public final class ProxyRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyRefusal() {
        super("the proxy asks for a login");
    }
}
