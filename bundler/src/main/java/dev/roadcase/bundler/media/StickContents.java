package dev.roadcase.bundler.media;

import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All that one stick gets, known before the first byte is written. */
public final class StickContents implements Closeable {
    private final Stick stick;
    private final List<CarriedBundle> bundles;
    private final List<StickFile> files;
    private final Optional<SealedShow> show;

    /**
     * @param bundles each under another name
     * @param files the others; the page is the last of them
     * @param show the folder of a show, if it goes onto the stick too
     */
    StickContents(Stick stick, List<CarriedBundle> bundles, List<StickFile> files, Optional<SealedShow> show) {
        this.stick = stick;
        this.bundles = List.copyOf(bundles);
        this.files = List.copyOf(files);
        this.show = show;
    }

    Stick stick() {
        return stick;
    }

    List<CarriedBundle> bundles() {
        return bundles;
    }

    List<StickFile> files() {
        return files;
    }

    Optional<SealedShow> show() {
        return show;
    }

    /** All of it, in the order in which it is written. */
    public List<StickPart> parts() {
        Stream<StickPart> bundled = bundles.stream()
                .map(bundle -> new StickPart(
                        bundle.path().getFileName().toString(),
                        bundle.bundle().size(),
                        bundle.files().size(),
                        bundle.looksTheSame()));
        Stream<StickPart> others = files.stream()
                .map(file -> new StickPart(file.name(), file.content().size(), 1, file.isThere(stick)));
        Stream<StickPart> sealed = show.stream().map(its -> new StickPart(SealedShow.NAME, its.estimate(), 1, false));
        return Stream.of(bundled, sealed, others).flatMap(parts -> parts).toList();
    }

    /** @throws Problem exit 6 if the stick has too little room, with how much is missing */
    public void requireRoom() {
        long needed = bundles.stream().mapToLong(CarriedBundle::missing).sum()
                + show.map(SealedShow::estimate).orElse(0L)
                + files.stream()
                        .filter(file -> !file.isThere(stick))
                        .mapToLong(file -> file.content().size())
                        .sum();
        if (needed > stick.free()) {
            throw Problem.machine("cannot write to " + stick.folder() + ": No space left on device: "
                            + mebibytes(needed) + " MiB are to be written, and " + mebibytes(needed - stick.free())
                            + " MiB of that have no room")
                    .advise("make room, or take a larger stick; nothing was written");
        }
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / (double) (1 << 20));
    }

    @Override
    public void close() {
        bundles.forEach(CarriedBundle::close);
        files.forEach(file -> file.content().close());
    }
}
