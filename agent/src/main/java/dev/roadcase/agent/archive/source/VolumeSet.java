package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bundle as a set of volumes in one folder, named by its list.
 *
 * @param bundle the path that the bundle would have as one file: what the set is called in messages
 */
public record VolumeSet(Path bundle, VolumeList list) {
    private static final Pattern VOLUME = Pattern.compile("(.+)\\.[0-9]{3}");

    /**
     * The set that this path means: the path may be that of its list, of one of its volumes, or of the bundle as one
     * file.
     *
     * @return empty if the path means no set
     * @throws Problem exit 3 if its list is missing; exit 4 if its list is damaged
     */
    public static Optional<VolumeSet> at(Path path) {
        String name = String.valueOf(path.getFileName());
        Matcher volume = VOLUME.matcher(name);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (name.endsWith(VolumeList.SUFFIX)) {
            return Optional.of(of(path.resolveSibling(name.substring(0, name.length() - VolumeList.SUFFIX.length()))));
        }
        if (volume.matches()) {
            return Optional.of(of(path.resolveSibling(volume.group(1))));
        }
        return !Files.exists(path) && Files.exists(listOf(path)) ? Optional.of(of(path)) : Optional.empty();
    }

    /** Whether a file of this name would be taken for a volume, or for a list of volumes. */
    public static boolean isOfVolumes(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(VolumeList.SUFFIX) || VOLUME.matcher(name).matches();
    }

    /** Where the list of a bundle's volumes stands, if it is a set. */
    public static Path listOf(Path bundle) {
        return bundle.resolveSibling(bundle.getFileName() + VolumeList.SUFFIX);
    }

    /** Where its own list stands. */
    Path listPath() {
        return listOf(bundle);
    }

    /** Where a volume of the list is: in the list's own folder, because its name is the bundle's with a number. */
    public Path path(Volume volume) {
        return bundle.resolveSibling(volume.name());
    }

    private static VolumeSet of(Path bundle) {
        Path list = listOf(bundle);
        try {
            return new VolumeSet(bundle, VolumeList.parse(bundle.getFileName().toString(), bytes(list)));
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic(list + " is damaged, or is no list of volumes: " + e.getMessage())
                    .advise("copy it again from a good copy; files of a set must keep their names")
                    .causedBy(e);
        }
    }

    private static byte[] bytes(Path list) {
        if (!Files.isRegularFile(list)) {
            throw Problem.badInput("there is no file " + list + ", which lists the bundle's volumes")
                    .advise(
                            "copy it from where the volumes come from; if it is not there either, prepare was interrupted");
        }
        try (InputStream in = Files.newInputStream(list)) {
            return in.readNBytes(VolumeList.LARGEST_DOCUMENT + 1);
        } catch (IOException e) {
            throw FileSource.unreadable(list, e);
        }
    }
}
