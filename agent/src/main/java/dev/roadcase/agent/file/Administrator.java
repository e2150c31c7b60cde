package dev.roadcase.agent.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user who may do everything on this machine. */
public final class Administrator {
    private Administrator() {}

    /** Whether this process is his. */
    public static boolean isMe() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
