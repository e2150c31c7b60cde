package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.media.ShowSeal.WrongPassphraseException;
import dev.roadcase.bundler.show.ShowFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes the folder of a show from a stick, on the laptop that takes over. It appears when all of it was decrypted and held
 * against its sums; until then it has another name beside its own.
 *
 * @param stick the folder where the stick is mounted
 * @param folder is made, or is empty
 */
public record ShowOpening(Path stick, Path folder) {

    /**
     * Asks for the passphrase as late as possible.
     *
     * @throws Problem exit 3 if there is no show on the stick, the folder is taken, or the passphrase is wrong; exit 4 if the
     *     show is damaged; exit 6 if it cannot be read or written
     */
    public ShowFolder run(Supplier<char[]> passphrase) {
        requirePlace();
        Path partial = folder.toAbsolutePath().resolveSibling("." + folder.getFileName() + ".opening");
        try {
            delete(partial);
            unpack(passphrase.get(), partial);
            here(ShowFolder.at(partial));
            Files.deleteIfExists(folder);
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            return ShowFolder.at(folder);
        } catch (IOException e) {
            throw Problem.unwritable(folder, e).advise("make room, or choose another folder; nothing was left there");
        } finally {
            deleteQuietly(partial);
        }
    }

    private Path sealed() {
        return stick.resolve(SealedShow.NAME);
    }

    private void requirePlace() {
        if (!Files.isRegularFile(sealed())) {
            throw Problem.badInput("there is no show on " + stick + ": it has no file " + SealedShow.NAME)
                    .advise("name the folder where the stick is mounted; `bundle media FILE… TARGET --dir DIR` puts a"
                            + " show there");
        }
        try {
            if (Files.exists(folder) && (!Files.isDirectory(folder) || !isEmpty(folder))) {
                throw Problem.badInput(folder + " is there already, and nothing of it is overwritten")
                        .advise("choose another folder: --dir " + folder + "-2");
            }
        } catch (IOException e) {
            throw Problem.machine("cannot look into " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void unpack(char[] passphrase, Path partial) throws IOException {
        ShowUnpacking unpacking = new ShowUnpacking(partial);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed()))) {
            new ShowSeal(passphrase).decrypt(in, unpacking::read);
        } catch (WrongPassphraseException e) {
            throw Problem.badInput(
                            "cannot open " + sealed() + ": the passphrase is wrong, or its first bytes are damaged")
                    .advise("try again, or set ROADCASE_PASSPHRASE")
                    .causedBy(e);
        } catch (ShowUnpacking.UnwritableException e) {
            throw e;
        } catch (IOException e) {
            throw Problem.notAuthentic("cannot open " + sealed() + ": it is damaged, or was changed: " + e.getMessage())
                    .advise("take another stick, or write this one again; nothing of it was used")
                    .causedBy(e);
        }
    }

    /** The bundle lies on the stick now, unless it is where it was on the other laptop. */
    private void here(ShowFolder show) {
        Path bundle = stick.toAbsolutePath().resolve(show.bundle().getFileName());
        if (!Files.exists(show.bundle()) && (Files.exists(bundle) || Files.exists(VolumeSet.listOf(bundle)))) {
            show.movedTo(bundle);
        }
    }

    private static void delete(Path partial) throws IOException {
        if (Files.exists(partial)) {
            try (Stream<Path> all = Files.walk(partial)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Optional<IOException> deleteQuietly(Path partial) {
        try {
            delete(partial);
            return Optional.empty();
        } catch (IOException e) {
            // The next run deletes it first.
            return Optional.of(e);
        }
    }
}
