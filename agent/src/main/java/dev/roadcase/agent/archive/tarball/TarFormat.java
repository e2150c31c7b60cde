package dev.roadcase.agent.archive.tarball;

import java.util.Locale;

/** How an image is laid out in a tarball. */
public enum TarFormat {
    /** OCI image layout with Docker's manifest.json beside it, as {@code docker save} writes it since Docker 25. */
    OCI,
    /** Docker's older archive of one platform: manifest.json, a config and layers (Docker image spec 1.2). */
    DOCKER;

    /** The lower-case word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
