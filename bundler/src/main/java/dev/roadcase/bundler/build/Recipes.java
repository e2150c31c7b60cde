package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.reuse.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What layers and files are made of. The numbers rise with every change of this package that gives other bytes. */
public final class Recipes {
    private static final String DEBIAN = "Debian packages 2";
    private static final String COPIED = "copied files 1";
    private static final String PLACED = "files copied over a base 1";

    private static final String FILE = "file 1";

    private Recipes() {}

    /**
     * Of a file as a bundle carries it.
     *
     * @param whole digest of what it comes from, the file itself or an archive
     * @param unpack the archive's entry
     */
    public static Recipe file(Digest whole, Optional<String> unpack) {
        return Recipe.of(
                FILE, Stream.concat(Stream.of(whole.hex()), unpack.stream()).toList());
    }

    /** Of a layer that holds these packages and nothing else. */
    static Recipe debian(List<LockedPackage> packages) {
        return Recipe.of(
                DEBIAN,
                packages.stream().map(one -> one.sha256().hex()).sorted().toList());
    }

    /**
     * Of a layer of files, their content included: all of it is read.
     *
     * @param base what the layer is put on; the folders and links there decide what the layer says of them
     */
    static Recipe copied(FileEntriesLayer layer, List<String> base) {
        List<String> lines = layer.getEntries().stream().map(Recipes::line).toList();
        return base.isEmpty()
                ? Recipe.of(COPIED, lines)
                : Recipe.of(PLACED, Stream.concat(base.stream(), lines.stream()).toList());
    }

    private static String line(FileEntry entry) {
        Path file = entry.getSourceFile();
        String content = Files.isDirectory(file) ? "folder" : digest(file).hex();
        return content + " " + entry.getPermissions().toOctalString() + " " + entry.getExtractionPath();
    }

    /** The digest of a file's content. */
    public static Digest digest(Path file) {
        try {
            return Digest.of(file);
        } catch (IOException e) {
            throw Problem.machine("read " + file + " failed: " + e.getMessage()).causedBy(e);
        }
    }
}
