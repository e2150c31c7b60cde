package dev.roadcase.agent.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Looks again and again whether there is somebody better to ask than who gives a blob now. */
final class UpstreamWatch {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    /** What is on its way between two machines that keep pace. */
    private static final long AHEAD = 4 << 20;
    /** Looks in which this machine was behind, one after the other. */
    private static final int ENOUGH = 2;

    private final Upstreams upstreams;
    private final UpstreamServer upstream;
    private final SpooledBlob blob;
    private final RelayRate rate;
    private long next = System.nanoTime() + BETWEEN.toNanos();
    private int behind;

    UpstreamWatch(Upstreams upstreams, UpstreamServer upstream, SpooledBlob blob, RelayRate rate) {
        this.upstreams = upstreams;
        this.upstream = upstream;
        this.blob = blob;
        this.rate = rate;
    }

    /**
     * Whether to ask somebody else from now on.
     *
     * @param stays whether there is nobody else for this blob
     * @param without those that have not got it
     */
    boolean leaves(boolean stays, Set<String> without) {
        if (System.nanoTime() - next < 0) {
            return false;
        }
        next = System.nanoTime() + BETWEEN.toNanos();
        behind = upstreams.isBehind(rate.now()) ? behind + 1 : 0;
        if (behind >= ENOUGH && isToBlame()) {
            upstreams.leaveSlow(upstream);
            behind = 0;
        }
        return !stays && !upstreams.best(without).name().equals(upstream.name());
    }

    /** One that has no more itself is not slow, unless it says so. */
    private boolean isToBlame() {
        try {
            UpstreamServer.BlobHolding its = upstream.holding(blob.digest(), blob.size());
            return its.slow() || its.arrived() - blob.arrived() > Math.min(AHEAD, blob.size() / 4);
        } catch (IOException e) {
            return true;
        }
    }
}
