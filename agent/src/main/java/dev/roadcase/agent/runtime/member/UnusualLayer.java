package dev.roadcase.agent.runtime.member;

import java.io.IOException;

/** A layer that containerd would refuse too, or that we cannot unpack as it does. It says then in its own words why. */
public final class UnusualLayer extends IOException {
    private static final long serialVersionUID = 1L;

    public UnusualLayer(String message) {
        super(message);
    }
}
