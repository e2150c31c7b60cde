package dev.roadcase.bundler.kubectl;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.extraction.FileExtraction;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * The kubectl that a bundle carries for its controller, taken out once into a folder of the user's and held against its
 * digest each time before it runs.
 *
 * @param cache the folder; below it there is one for each digest
 */
public record CarriedKubectl(Bundle bundle, Path cache) {
    private static final String ADVICE = "install kubectl on this computer: then that one is used";

    /**
     * Where it is.
     *
     * @throws Problem exit 6 if the bundle has none that this computer can run; exit 4 if it is damaged in the bundle
     */
    public Path program() {
        BundledFile file = carried();
        Path folder = cache.resolve(file.digest().toString().replace(':', '-'));
        Path program = folder.resolve(file.path().substring(1));
        if (!isWhole(program, file)) {
            makeRunnable(new FileExtraction(bundle, folder).file(file));
        }
        if (!ProgramHeader.read(program).runsHere()) {
            throw Problem.machine("the kubectl in " + bundle.file() + " does not run on this computer")
                    .advise(ADVICE);
        }
        return program;
    }

    /** Its mode in the bundle is for machines. */
    private static void makeRunnable(Path program) {
        if (!program.toFile().setExecutable(true)) {
            throw Problem.machine("cannot make " + program + " a program that runs")
                    .advise(ADVICE);
        }
    }

    private BundledFile carried() {
        return new Contents(bundle)
                .files().stream()
                        .filter(file -> file.path().endsWith("/" + InstalledKubectl.NAME))
                        .findFirst()
                        .orElseThrow(() -> Problem.machine(
                                        "this computer has no kubectl, and " + bundle.file() + " carries none")
                                .advise(ADVICE));
    }

    private static boolean isWhole(Path program, BundledFile file) {
        MessageDigest hasher = Digest.hasher();
        if (!Files.isRegularFile(program, LinkOption.NOFOLLOW_LINKS) || !Files.isExecutable(program)) {
            return false;
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(program), hasher)) {
            in.transferTo(OutputStream.nullOutputStream());
            return Digest.of(hasher).equals(file.digest());
        } catch (IOException unreadable) {
            return false;
        }
    }
}
