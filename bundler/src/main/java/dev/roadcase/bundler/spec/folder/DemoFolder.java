package dev.roadcase.bundler.spec.folder;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.value.PathRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder with demo.yaml and all files that it names. Nothing outside of it is ever read. */
public final class DemoFolder {
    /** The name of every demo's description. */
    public static final String FILE = "demo.yaml";

    private final Path path;
    private final Map<String, byte[]> rendered;

    private DemoFolder(Path path, Map<String, byte[]> rendered) {
        this.path = path;
        this.rendered = rendered;
    }

    /**
     * Takes the folder, or the demo.yaml in it.
     *
     * @throws Problem bad input, if there is no demo.yaml
     */
    public static DemoFolder at(Path given) {
        Path folder = given.endsWith(FILE) && !Files.isDirectory(given)
                ? Optional.ofNullable(given.getParent()).orElse(Path.of(""))
                : given;
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            throw Problem.badInput("open the demo " + given + ": " + reason(folder))
                    .advise("name a folder with a " + FILE + ", or that file");
        }
        return new DemoFolder(folder, Map.of());
    }

    private static String reason(Path folder) {
        if (!Files.exists(folder)) {
            return "no such file or folder";
        }
        return Files.isDirectory(folder) ? "the folder has no " + FILE : "neither a folder nor a " + FILE;
    }

    /**
     * The same folder with documents that were rendered from its charts, by their paths.
     *
     * @throws Problem bad input, if a file is in the place of one
     */
    public DemoFolder with(Map<String, byte[]> documents) {
        documents.keySet().stream()
                .filter(document -> Files.exists(path.resolve(document)))
                .findFirst()
                .ifPresent(document -> {
                    throw Problem.badInput(shown(document) + " is in the place of what charts are rendered to")
                            .advise("give it another name");
                });
        return new DemoFolder(path, new LinkedHashMap<>(documents));
    }

    /** The documents that were rendered, by their paths. */
    public Map<String, byte[]> rendered() {
        return Collections.unmodifiableMap(rendered);
    }

    /** The folder, as the user named it; empty for the working directory. */
    public Path path() {
        return path;
    }

    /**
     * Where a path of the demo is after links are followed.
     *
     * @param inFolder relative, with {@code /} between names
     * @throws Problem bad input, if it does not exist or leads out of the folder
     */
    public Path resolve(String inFolder) {
        try {
            return locate(inFolder);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("read " + shown(inFolder) + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** A path of the demo as messages show it. */
    public String shown(String inFolder) {
        return path.resolve(inFolder).toString();
    }

    /**
     * The digest and the size of a file, read once.
     *
     * @param mediaType of the descriptor
     * @throws Problem bad input, if it does not exist
     */
    public Descriptor describe(String inFolder, String mediaType) {
        MessageDigest hasher = Digest.hasher();
        try (InputStream in = new DigestInputStream(Files.newInputStream(resolve(inFolder)), hasher)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return Descriptor.of(mediaType, Digest.of(hasher), size);
        } catch (IOException e) {
            throw Problem.badInput("read " + shown(inFolder) + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** The first bytes of a file: at most one more than {@code most}. */
    public byte[] bytes(String inFolder, int most) {
        if (rendered.containsKey(inFolder)) {
            return rendered.get(inFolder).clone();
        }
        try (InputStream in = Files.newInputStream(resolve(inFolder))) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw Problem.badInput("read " + shown(inFolder) + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    String requireFile(String inFolder) {
        if (!Files.isRegularFile(locate(inFolder))) {
            throw new IllegalArgumentException("not a file: " + Excerpt.of(inFolder));
        }
        return inFolder;
    }

    String requireFileOrFolder(String inFolder) {
        Path found = locate(inFolder);
        if (Files.isDirectory(found)) {
            requireAllInside(found, inFolder);
            return inFolder;
        }
        return requireFile(inFolder);
    }

    private Path locate(String inFolder) {
        Path named = path.resolve(PathRule.requireRelative(inFolder));
        try {
            return requireInside(named.toRealPath(), inFolder);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("not in the demo's folder: " + Excerpt.of(inFolder), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read (" + e.getMessage() + "): " + Excerpt.of(inFolder), e);
        }
    }

    private Path requireInside(Path real, String inFolder) throws IOException {
        if (!real.startsWith(path.toAbsolutePath().toRealPath())) {
            throw new IllegalArgumentException("a link that leads out of the demo's folder: " + Excerpt.of(inFolder));
        }
        return real;
    }

    private void requireAllInside(Path folder, String inFolder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path link : (Iterable<Path>) all.filter(Files::isSymbolicLink)::iterator) {
                requireInside(link.toRealPath(), inFolder + "/" + folder.relativize(link));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot be read (" + e.getMessage() + "): " + Excerpt.of(inFolder), e);
        }
    }
}
