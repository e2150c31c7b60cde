package dev.roadcase.bundler.reuse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * That every byte of a file was held against its digest, kept as an extended attribute of the file (xattr(7)). It holds for
 * that file alone, no copy of it, and until somebody writes to it. Where the file system keeps no such attributes, as on
 * most sticks, there is none, and the file is read again.
 */
public final class CheckedMark {
    private static final String NAME = "dev.roadcase.whole";
    private static final int LONGEST = 256;

    private final Path file;

    private CheckedMark(Path file) {
        this.file = file;
    }

    /** The stamp of this file, whether it has one or not. */
    public static CheckedMark of(Path file) {
        return new CheckedMark(file);
    }

    /** Says that the file is whole as it is now. */
    public void put() {
        try {
            view().write(NAME, StandardCharsets.US_ASCII.encode(identity()));
        } catch (IOException | UnsupportedOperationException e) {
            // Without it the file is read once more, next time.
            return;
        }
    }

    /** Takes it back: something in the file is not as it should be. */
    void drop() {
        try {
            view().delete(NAME);
        } catch (IOException | UnsupportedOperationException e) {
            // There was none; or the file can be written by others alone, who have the damage before them.
            return;
        }
    }

    /** Whether the file is the one that was stamped, and unchanged since. */
    boolean holds() {
        try {
            return read().filter(identity()::equals).isPresent();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private Optional<String> read() throws IOException {
        if (!view().list().contains(NAME)) {
            return Optional.empty();
        }
        ByteBuffer value = ByteBuffer.allocate(LONGEST);
        view().read(NAME, value);
        return Optional.of(StandardCharsets.US_ASCII.decode(value.flip()).toString());
    }

    private String identity() throws IOException {
        Map<String, Object> its = Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime");
        long modified = ((FileTime) its.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS);
        return its.get("dev") + " " + its.get("ino") + " " + its.get("size") + " " + modified;
    }

    private UserDefinedFileAttributeView view() {
        return Optional.ofNullable(Files.getFileAttributeView(file, UserDefinedFileAttributeView.class))
                .orElseThrow(UnsupportedOperationException::new);
    }
}
