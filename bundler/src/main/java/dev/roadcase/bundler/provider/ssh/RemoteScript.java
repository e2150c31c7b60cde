package dev.roadcase.bundler.provider.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A script for bash that runs on machines and does not stay there. It lies beside this class. */
enum RemoteScript {
    /** Says how a machine is. */
    INSPECT,
    /** Receives a bundle. */
    RECEIVE,
    /** Puts files on a machine, and starts its units. */
    SETTLE,
    /** Stops what was started. */
    REST,
    /** Takes everything of ours away. */
    LEAVE;

    byte[] content() {
        String file = name().toLowerCase(java.util.Locale.ROOT) + ".sh";
        try (InputStream in = RemoteScript.class.getResourceAsStream("/dev/roadcase/bundler/provider/ssh/" + file)) {
            if (in == null) {
                throw new IllegalStateException("this program was built without " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
