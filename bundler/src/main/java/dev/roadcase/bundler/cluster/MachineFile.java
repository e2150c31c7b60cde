package dev.roadcase.bundler.cluster;

/**
 * A text file that user-data puts on a machine.
 *
 * @param path absolute
 * @param mode permissions, such as 0644
 */
public record MachineFile(String path, int mode, String content) {
    static final int PUBLIC = 0644;
    static final int SECRET = 0600;
    static final int PROGRAM = 0755;

    /** Four octal digits. */
    public String octalMode() {
        return String.format(java.util.Locale.ROOT, "%04o", mode);
    }

    /** Path and mode: the content may be a secret. */
    @Override
    public String toString() {
        return path + " " + octalMode();
    }
}
