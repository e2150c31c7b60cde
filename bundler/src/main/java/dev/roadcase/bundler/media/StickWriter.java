package dev.roadcase.bundler.media;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.signal.LastWords;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes a stick, and reads all of it back. What is there already stays, what is half there goes on, and nothing has its
 * name before it is complete. For one run.
 */
public final class StickWriter {
    static final String HOW_TO_GO_ON =
            "make room, or check whether the stick was pulled; then run the same command again:"
                    + " it goes on where it stopped";

    private final StickContents contents;
    private final Events events;
    private final ReadBack readBack;
    private final List<String> written = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<Function<ReadBack, Optional<Problem>>> checks = new ArrayList<>();

    public StickWriter(StickContents contents, Events events) {
        this.contents = contents;
        this.events = events;
        this.readBack = new ReadBack(events);
    }

    /**
     * Does only what is missing.
     *
     * @throws Problem exit 4 if a bundle is damaged; exit 6 if the stick does not take it, or gives something else back
     */
    public WrittenStick write() {
        LastWords lastWords = LastWords.say("stopped: the same command goes on with what is on the stick", events);
        try {
            contents.show().ifPresent(SealedShow::askForPassphrase);
            contents.files().stream().map(this::folder).distinct().forEach(StickWriter::tidy);
            contents.bundles().forEach(this::write);
            contents.show().ifPresent(this::write);
            contents.files().forEach(this::write);
            requireSame();
            return new WrittenStick(written, unchanged, readBack.isDirect());
        } finally {
            lastWords.forget();
        }
    }

    private Path folder(StickFile file) {
        return file.in(contents.stick()).getParent();
    }

    /** A run that was killed has left files that nobody knows by a name. */
    private static void tidy(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, NewFile.TEMPORARY + "*")) {
            for (Path file : left) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw Problem.unwritable(folder, e).advise(HOW_TO_GO_ON);
        }
    }

    private void write(CarriedBundle bundle) {
        bundle.settle();
        Function<ReadBack, Optional<Problem>> check = bundle::difference;
        String name = bundle.path().getFileName().toString();
        if (!bundle.looksTheSame() || differs(check)) {
            bundle.write(events);
            wrote(name, check);
        } else {
            unchanged.add(name);
        }
    }

    private void write(SealedShow show) {
        events.emit(new Event.Began("encrypting the show"));
        show.write(contents.stick());
        wrote(SealedShow.NAME, back -> show.difference(contents.stick(), back));
    }

    private void write(StickFile file) {
        Function<ReadBack, Optional<Problem>> check = back -> back.difference(
                file.in(contents.stick()), file.content(), 0, file.content().size());
        if (!file.isThere(contents.stick()) || differs(check)) {
            if (file.content().size() > DiskFile.CHUNK) {
                events.emit(new Event.Began("writing " + file.in(contents.stick())));
            }
            file.write(contents.stick());
            wrote(file.name(), check);
        } else {
            unchanged.add(file.name());
        }
    }

    private void wrote(String name, Function<ReadBack, Optional<Problem>> check) {
        written.add(name);
        checks.add(check);
    }

    /** What was there before need not be what is wanted. */
    private boolean differs(Function<ReadBack, Optional<Problem>> check) {
        return check.apply(readBack).isPresent();
    }

    /** What was there already has been read for that. */
    private void requireSame() {
        if (!checks.isEmpty()) {
            events.emit(new Event.Began("reading back what was written"));
        }
        List<Problem> found =
                checks.stream().flatMap(check -> check.apply(readBack).stream()).toList();
        if (!found.isEmpty()) {
            throw Problem.together(found);
        }
    }
}
