package dev.roadcase.agent.runtime.client;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the output of a process, so that the process never waits for us. */
final class Drain extends Thread {
    /** Enough for a runtime that lists many thousand images. More is never kept. */
    private static final int MOST = 8 << 20;

    private static final int SHOWN = 300;
    private static final String LEFT_OUT = " … ";

    private final InputStream in;
    private byte[] kept = new byte[8 << 10];
    private int length;
    private boolean overflowed;

    private Drain(InputStream in) {
        super("drain");
        this.in = in;
        setDaemon(true);
    }

    /** Begins to read. */
    static Drain of(InputStream in) {
        Drain drain = new Drain(in);
        drain.start();
        return drain;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8 << 10];
        try (in) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            overflowed = true;
        }
    }

    private void keep(byte[] bytes, int count) {
        if (length + count > MOST) {
            overflowed = true;
            length = 0;
        }
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, kept.length * 2);
        }
        System.arraycopy(bytes, 0, kept, length, count);
        length += count;
    }

    /** All that was said; to be called when the process has ended. */
    String all() throws InterruptedException {
        join();
        if (overflowed) {
            throw Problem.machine("it said more than " + (MOST >> 20) + " MiB");
        }
        return text();
    }

    /**
     * The last line that is not blank: at most 300 characters, without control characters. Of a longer one the middle is left
     * out, since programs say at the end what the matter is.
     */
    String lastLine() throws InterruptedException {
        join();
        return text().lines()
                .filter(line -> !line.isBlank())
                .reduce((before, last) -> last)
                .map(line -> line.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"))
                .map(Drain::shortened)
                .orElse("it did not say why");
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN
                ? line
                : line.substring(0, SHOWN / 3)
                        + LEFT_OUT
                        + line.substring(line.length() - SHOWN * 2 / 3 + LEFT_OUT.length());
    }

    private String text() {
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }
}
