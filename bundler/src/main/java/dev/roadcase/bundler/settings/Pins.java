package dev.roadcase.bundler.settings;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pinned keys, a file for each. */
public final class Pins {
    private static final String END = ".pub";
    private static final String HOW_TO_LIST = "see what is pinned with `bundle trust --list`";

    private final Path folder;

    public Pins(SettingsFolder settings) {
        this.folder = settings.trusted();
    }

    /**
     * All pins, by name.
     *
     * @throws Problem exit 3 where a file holds no key: a key that cannot be read is never left out in silence
     */
    public List<Pin> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Pins::isPin).sorted().map(Pins::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of all pins with why they are trusted. */
    public List<TrustedKey> trustedKeys() {
        return list().stream().map(Pin::trustedKey).toList();
    }

    /**
     * Pins a key; pinning it again under its name changes nothing.
     *
     * @throws Problem exit 3 where the name is none or belongs to another key
     */
    public Pin add(String name, VerificationKey key) {
        Path file = file(name);
        if (Files.exists(file) && !read(file).key().equals(key)) {
            throw Problem.badInput("pin the key " + key + ": another key is pinned as " + name)
                    .advise("choose another name with --name, or remove the other with `bundle trust --remove " + name
                            + "`");
        }
        try {
            Files.createDirectories(folder);
            new NewFile(file).replace(out -> out.write(key.pem()));
            return new Pin(name, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Trusts a key no longer.
     *
     * @throws Problem exit 3 where nothing is pinned under the name
     */
    public void remove(String name) {
        try {
            if (!Files.deleteIfExists(file(name))) {
                throw Problem.badInput("remove a trusted key: none is pinned as " + name)
                        .advise(HOW_TO_LIST);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        if (!Pin.isName(name)) {
            throw Problem.badInput("not a name for a key: " + Excerpt.of(name))
                    .advise("use letters, digits, dots and dashes, at most 64");
        }
        return folder.resolve(name + END);
    }

    private static boolean isPin(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(END) && Pin.isName(nameOf(file));
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - END.length());
    }

    private static Pin read(Path file) {
        return new Pin(nameOf(file), VerificationKey.read(file));
    }
}
