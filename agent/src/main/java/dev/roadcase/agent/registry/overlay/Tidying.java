package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of a repository what no manifest of it names.
 *
 * @param then what came later stays
 */
record Tidying(RepositoryFolder folder, OverlayContent content, Instant then) {

    /** The caller has the turn. Answers whether nothing is left that a later round could take. */
    boolean run() throws IOException {
        ManifestRemoval removal = new ManifestRemoval(folder, content);
        Optional<Set<ContentDigest>> named = removal.named(content.indexes().of(folder));
        return named.isPresent() && run(removal, named.get());
    }

    private boolean run(ManifestRemoval removal, Set<ContentDigest> named) throws IOException {
        boolean all = true;
        for (Path file : folder.contents()) {
            all &= isOfOthers(file) || isNamed(file, named) || isTaken(file, named, removal);
        }
        return all;
    }

    private boolean isNamed(Path file, Set<ContentDigest> named) {
        return !isTemporary(file) && named.contains(digest(file));
    }

    private boolean isTaken(Path file, Set<ContentDigest> named, ManifestRemoval removal) throws IOException {
        if (!isOld(file)) {
            return false;
        }
        if (isTemporary(file)) {
            return content.pool().drop(file);
        }
        removal.drop(digest(file), named);
        return !Files.exists(file);
    }

    private boolean isOld(Path file) throws IOException {
        try {
            return Disk.changed(file).isBefore(then);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(NewFile.TEMPORARY);
    }

    /** Whatever somebody has put here by hand. */
    private static boolean isOfOthers(Path file) {
        return !isTemporary(file) && !file.getFileName().toString().matches("[0-9a-f]{64}|[0-9a-f]{128}");
    }

    private static ContentDigest digest(Path file) {
        DigestAlgorithm algorithm =
                DigestAlgorithm.named(file.getParent().getFileName().toString()).orElseThrow();
        return new ContentDigest(algorithm, file.getFileName().toString());
    }
}
