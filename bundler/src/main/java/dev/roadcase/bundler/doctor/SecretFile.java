package dev.roadcase.bundler.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file that only its owner should read. */
record SecretFile(Path path) {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** Whether others may read or write it; not if it is not there, or if its file system knows no owners. */
    boolean isOpenToOthers() {
        try {
            return !OWNERS.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
