package dev.roadcase.bundler.media;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The folder of a show on its way to a stick, where it is encrypted. It is written anew each time: it may have changed. */
final class SealedShow {
    static final String NAME = "show.pgp";

    private static final int SHORTEST = 8;

    private final ShowArchive archive;
    private final Supplier<char[]> passphrase;
    private Optional<ShowSeal> seal = Optional.empty();

    /** @param passphrase is asked for once, before anything is written */
    SealedShow(Path folder, Supplier<char[]> passphrase) {
        this.archive = new ShowArchive(folder);
        this.passphrase = passphrase;
    }

    /**
     * Asks for the passphrase.
     *
     * @throws Problem exit 2 if it is too short to keep the show's keys
     */
    void askForPassphrase() {
        char[] words = passphrase.get();
        if (words.length < SHORTEST) {
            throw Problem.usage("the passphrase for the show has less than " + SHORTEST + " characters")
                    .advise("take a longer one: whoever finds the stick can try as many as they like");
        }
        seal = Optional.of(new ShowSeal(words));
    }

    /** About how many bytes it takes; never less than it does. */
    long estimate() {
        try {
            return archive.estimate();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    void write(Stick stick) {
        Path file = stick.folder().resolve(NAME);
        try {
            new NewFile(file).replace(out -> seal.orElseThrow().encrypt(archive::writeTo, out));
        } catch (ShowArchive.UnreadableException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw Problem.unwritable(file, e).advise(StickWriter.HOW_TO_GO_ON);
        }
    }

    /** What is said if the stick does not give back what was encrypted. */
    Optional<Problem> difference(Stick stick, ReadBack readBack) {
        return readBack.undecrypted(
                stick.folder().resolve(NAME),
                in -> seal.orElseThrow().decrypt(in, clear -> clear.transferTo(OutputStream.nullOutputStream())));
    }

    private Problem unreadable(IOException e) {
        return Problem.machine("cannot read the show's folder " + archive.folder() + ": " + e.getMessage())
                .causedBy(e);
    }
}
