package dev.roadcase.bundler.sigstore;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files in one folder with which cosign checks a bundle's signature, without Roadcase and without a network: what is
 * signed, the signature, and the key. The bundle itself stays as it is.
 */
public final class SigstoreFiles {
    /** A list of authorities and public logs with nothing in it: without one, cosign 2 fetches Sigstore's own. */
    private static final byte[] NOBODY =
            "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final SignedBytes signed;
    private final Path folder;

    /**
     * Files below {@code folder}, which is made if it is missing.
     *
     * @throws Problem exit 4 if the bundle was changed since it was opened
     */
    public SigstoreFiles(Bundle bundle, Path folder) {
        this.signed = SignedBytes.of(bundle);
        this.folder = folder;
    }

    /** Writes them; files under the same names are replaced. Answers where they are. */
    public List<Path> write() {
        makeFolder();
        write(index(), signed.index());
        write(signature(), new SigstoreBundle(signed).json());
        write(key(), signed.key().pem());
        write(trustedRoot(), NOBODY);
        return List.of(index(), signature(), key(), trustedRoot());
    }

    /** The command that checks them, for a shell: for cosign 2.5 and newer. */
    public String command() {
        return Stream.of(
                        "cosign",
                        "verify-blob",
                        "--insecure-ignore-tlog",
                        "--trusted-root",
                        word(trustedRoot()),
                        "--key",
                        word(key()),
                        "--bundle",
                        word(signature()),
                        word(index()))
                .collect(Collectors.joining(" "));
    }

    private Path index() {
        return folder.resolve(EntryName.INDEX);
    }

    private Path signature() {
        return folder.resolve(EntryName.INDEX + ".sigstore.json");
    }

    private Path key() {
        return folder.resolve(EntryName.PUBLIC_KEY);
    }

    private Path trustedRoot() {
        return folder.resolve("trusted_root.json");
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.machine("cannot make the folder " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static void write(Path file, byte[] content) {
        new NewFile(file).write(out -> out.write(content));
    }

    /** A path as one word of a command: a path that begins with a hyphen would be taken for a flag. */
    private static String word(Path path) {
        String text = path.toString();
        String safe = text.startsWith("-") ? "./" + text : text;
        return safe.matches("[\\p{L}\\p{N}/._+:@%-]+") ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }
}
