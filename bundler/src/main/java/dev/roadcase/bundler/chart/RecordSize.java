package dev.roadcase.bundler.chart;

import dev.roadcase.agent.format.Gzip;

/** How large the record of a release becomes. */
final class RecordSize {
    /** Of the data of a Secret (Kubernetes, "Secrets", size limit), with room for values of parameters. */
    private static final int LARGEST = (1 << 20) - (16 << 10);

    private RecordSize() {}

    /** Whether a secret can hold it. */
    static boolean fits(byte[] release) {
        return Gzip.packed(release).length / 3L * 4 < LARGEST;
    }
}
