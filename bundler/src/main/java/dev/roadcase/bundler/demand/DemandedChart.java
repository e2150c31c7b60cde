package dev.roadcase.bundler.demand;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import java.net.URI;

/** A chart that came from elsewhere, as it was rendered. */
public sealed interface DemandedChart {
    /** An artifact of a registry, which the bundle carries too. */
    record RegistryChart(Reference reference) implements DemandedChart {}

    /**
     * An archive of the web.
     *
     * @param size in bytes
     */
    record WebChart(URI url, Digest sha256, long size) implements DemandedChart {}
}
