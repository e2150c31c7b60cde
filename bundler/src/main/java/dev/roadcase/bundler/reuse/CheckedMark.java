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
 * A mark on a file whose every byte was checked: an extended attribute (xattr(7)). It is valid for that file, not for a
 * copy, and until somebody writes to the file. A file system without such attributes, as on most sticks, keeps no mark:
 * the file is read again.
 */
public final class CheckedMark {
    private static final String NAME = "dev.roadcase.whole";
    private static final int LONGEST = 256;

    private final Path file;

    private CheckedMark(Path file) {
        this.file = file;
    }

    /** The mark of this file, whether it has one or not. */
    public static CheckedMark of(Path file) {
        return new CheckedMark(file);
    }

    /** Marks the file: it is whole as it is now. */
    public void put() {
        try {
            view().write(NAME, StandardCharsets.US_ASCII.encode(identity()));
        } catch (IOException | UnsupportedOperationException e) {
            // Without the mark, the next run reads the file again.
            return;
        }
    }

    /** Removes the mark: something in the file is damaged. */
    void drop() {
        try {
            view().delete(NAME);
        } catch (IOException | UnsupportedOperationException e) {
            // There was no mark; or this user may not write to the file, and others cannot trust the mark either.
            return;
        }
    }

    /** Whether the file was marked, and has not changed since. */
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
