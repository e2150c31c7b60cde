package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes one file out of an archive: tar (plain, gzip, xz, zstd) or zip. Nothing else of the archive reaches the disk; links
 * are followed inside the archive to a regular entry.
 */
public final class Unpack {
    private static final int MOST_LINKS = 8;
    private static final int MOST_NAMES = 3;

    private final long largest;

    /** @param largest in bytes: what the archive may unpack to, all of it */
    public Unpack(long largest) {
        this.largest = largest;
    }

    /**
     * Writes the entry's content to {@code target}, which is gone again if anything fails.
     *
     * @param shown names the archive in an error
     */
    public void take(Path archive, String entry, Path target, String shown) {
        String doing = "take " + Excerpt.of(entry) + " out of " + shown + " failed: ";
        String wanted = ArchiveEntryName.plain(entry)
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> Problem.badInput(doing + "not the name of an entry"));
        NearNames near = new NearNames(wanted, MOST_NAMES);
        try {
            if (!followed(archive, wanted, target, near, doing)) {
                throw Problem.badInput(doing + "there is no such entry").advise(advice(near));
            }
        } catch (IOException | IllegalArgumentException e) {
            remove(target, e);
            throw Problem.badInput(doing + e.getMessage())
                    .advise("take a file of the archive, and look whether the archive is whole")
                    .causedBy(e);
        }
    }

    private static String advice(NearNames near) {
        return near.best().isEmpty()
                ? "the archive is empty: look whether it is the right one"
                : "entries like it: " + near.best().stream().map(Excerpt::of).collect(Collectors.joining(", "));
    }

    private boolean followed(Path archive, String wanted, Path target, NearNames near, String doing)
            throws IOException {
        try {
            return follow(archive, wanted, target, near);
        } catch (Problem e) {
            throw e.in(doing.substring(0, doing.length() - ": ".length()));
        }
    }

    private boolean follow(Path archive, String wanted, Path target, NearNames near) throws IOException {
        String name = wanted;
        for (int links = 0; links <= MOST_LINKS; links++) {
            EntryLookup found = ArchiveEntries.isZip(archive)
                    ? new ZipEntries(archive, largest).take(name, target, near)
                    : new TarEntries(new ArchiveEntries(archive, largest)).take(name, target, near);
            if (!(found instanceof EntryLookup.LinkEntry link)) {
                return found instanceof EntryLookup.WrittenEntry;
            }
            Optional<String> next =
                    link.hard() ? ArchiveEntryName.plain(link.target()) : ArchiveEntryName.linked(name, link.target());
            name = next.orElseThrow(() -> new IOException("it is a link that leads out of the archive"));
        }
        throw new IOException("it is a link to a link, more than " + MOST_LINKS + " times");
    }

    private static void remove(Path target, Exception reason) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
