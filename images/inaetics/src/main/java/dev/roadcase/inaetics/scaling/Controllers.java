package dev.roadcase.inaetics.scaling;

import java.io.IOException;

/** Controllers that keep as many replicas running as they are asked for. */
public interface Controllers {
    /** @throws IOException where it cannot be known */
    Scale read(String controller) throws IOException, InterruptedException;

    /**
     * Asks for so many replicas.
     *
     * @param current what was read before
     * @throws Conflict where that is not so any more; nothing was written
     * @throws IOException where it is not known whether it was written
     */
    void write(Scale current, int replicas) throws IOException, InterruptedException;
}
