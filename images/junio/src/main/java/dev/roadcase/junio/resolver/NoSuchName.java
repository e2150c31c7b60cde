package dev.roadcase.junio.resolver;

import java.io.IOException;

/** Name servers have answered, and there is none. */
public final class NoSuchName extends IOException {
    private static final long serialVersionUID = 1;

    NoSuchName(String name, String what) {
        super("lookup " + name + ": " + what);
    }
}
