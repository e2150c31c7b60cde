package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.file.StampedFile;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark on a file whose every byte was checked: an extended attribute (xattr(7)). It is valid for that file, not for a
 * copy, and until anything of the file changes: its bytes, its times or its name. It goes by the time of the last change,
 * which no program can put back. A file whose {@linkplain FileStamp#of stamp} cannot be believed, as on a stick, has no
 * mark: it is read again.
 */
public final class CheckedMark {
    private static final String NAME = "dev.roadcase.whole";
    private static final int LONGEST = 256;
    private static final Pattern FORM = Pattern.compile("2 ([0-9]+) ([0-9]+) ([0-9]+) ([0-9]{1,19})");
    private static final int ATTEMPTS = 5;

    /**
     * To mark a file changes it, so the mark names the moment before. What changes the file within this time after that
     * moment is the mark itself; nothing else can be, since whoever marks waits until the time is over.
     */
    private static final Duration MARKING = Duration.ofMillis(20);

    private static final Duration CLOCK_STEP = Duration.ofMillis(15);

    private final Path file;
    private final StampedFile stamped;

    private CheckedMark(Path file) {
        this.file = file;
        this.stamped = new StampedFile(file);
    }

    /** The mark of this file, whether it has one or not. */
    public static CheckedMark of(Path file) {
        return new CheckedMark(file);
    }

    /** What tells later, in {@link #put(Optional)}, that the file was not changed while it was read. */
    Optional<FileStamp> now() {
        return stamped.stamp();
    }

    /** Marks the file: it is whole as it is now. */
    public void put() {
        put(now());
    }

    /** Marks the file, unless it has changed since then. Without the mark, the next run reads the file again. */
    void put(Optional<FileStamp> then) {
        try {
            if (then.filter(CheckedMark::isFine).isPresent() && now().equals(then)) {
                mark(then.get());
            }
        } catch (IOException | UnsupportedOperationException e) {
            return;
        }
    }

    /** A machine that is busy may need several attempts. */
    private void mark(FileStamp checked) throws IOException {
        for (int i = 0; i < ATTEMPTS && !holds(); i++) {
            write("being marked");
            FileStamp before = now().orElse(checked);
            write("2 " + before.device() + " " + before.inode() + " " + before.size() + " " + before.changed());
        }
        await();
    }

    /** A disk that keeps only seconds cannot tell the mark from what comes after it. */
    private static boolean isFine(FileStamp stamp) {
        return stamp.changed() % TimeUnit.SECONDS.toNanos(1) != 0;
    }

    private static void await() {
        try {
            Thread.sleep(MARKING.plus(CLOCK_STEP).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
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
            Optional<Matcher> mark = read().map(FORM::matcher).filter(Matcher::matches);
            return mark.isPresent()
                    && now().filter(stamp -> isOf(stamp, mark.get())).isPresent();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean isOf(FileStamp stamp, Matcher mark) {
        long since = stamp.changed() - Long.parseLong(mark.group(4));
        return Long.toString(stamp.device()).equals(mark.group(1))
                && Long.toString(stamp.inode()).equals(mark.group(2))
                && Long.toString(stamp.size()).equals(mark.group(3))
                && since >= 0
                && since <= MARKING.toNanos();
    }

    private void write(String value) throws IOException {
        view().write(NAME, StandardCharsets.US_ASCII.encode(value));
    }

    private Optional<String> read() throws IOException {
        if (!view().list().contains(NAME)) {
            return Optional.empty();
        }
        ByteBuffer value = ByteBuffer.allocate(LONGEST);
        view().read(NAME, value);
        return Optional.of(StandardCharsets.US_ASCII.decode(value.flip()).toString());
    }

    private UserDefinedFileAttributeView view() {
        return Optional.ofNullable(Files.getFileAttributeView(file, UserDefinedFileAttributeView.class))
                .orElseThrow(UnsupportedOperationException::new);
    }
}
