package dev.roadcase.inaetics.scaling;

import java.io.IOException;

/** Somebody else has written since the scale was read. */
public final class Conflict extends IOException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }
}
