package dev.roadcase.bundler.remote;

/** How many transfers run at once if nobody says it. */
public final class Jobs {
    /** Fewer do not fill a link with long round trips. */
    private static final int FEWEST = 6;

    private static final int MOST = 16;
    /** In bytes: if blobs are smaller on average, most of the time is spent waiting for answers. */
    private static final long QUICK = 1 << 20;

    private Jobs() {}

    /**
     * What suits the cores and the sizes.
     *
     * @param bytes of all blobs together
     * @param blobs at least one
     */
    public static int usual(long bytes, int blobs, int cores) {
        return bytes / blobs < QUICK ? MOST : Math.min(MOST, Math.max(FEWEST, 2 * cores));
    }
}
