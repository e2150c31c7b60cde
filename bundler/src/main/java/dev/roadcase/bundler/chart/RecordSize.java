package dev.roadcase.bundler.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** How large the record of a release becomes. */
final class RecordSize {
    /** Of the data of a Secret (Kubernetes, "Secrets", size limit), with room for values of parameters. */
    private static final int LARGEST = (1 << 20) - (16 << 10);

    private RecordSize() {}

    /** Whether a secret can hold it. */
    static boolean fits(byte[] release) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(release);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size() / 3L * 4 < LARGEST;
    }
}
