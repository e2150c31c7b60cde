package dev.roadcase.bundler.cluster.dialect;

/**
 * A text file that user-data puts on a machine.
 *
 * @param path absolute
 * @param mode permissions, such as 0644
 */
public record MachineFile(String path, int mode, String content) {
    /** Permissions of a file that everybody may read. */
    public static final int PUBLIC = 0644;
    /** Permissions of a file for root alone. */
    public static final int SECRET = 0600;
    /** Permissions of a program. */
    public static final int PROGRAM = 0755;

    /** Four octal digits. */
    public String octalMode() {
        return String.format(java.util.Locale.ROOT, "%04o", mode);
    }

    /** Path and mode only, since the content may be a secret. */
    @Override
    public String toString() {
        return path + " " + octalMode();
    }
}
