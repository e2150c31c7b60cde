package dev.roadcase.bundler.saved;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Images in a file or a folder: an OCI layout (OCI image spec, "Image Layout"), or else what docker save writes (Docker
 * image spec 1.2). Where an archive is both, it is read as a layout, which keeps the digests of manifests.
 */
public final class ImageArchive {
    private final Path path;
    private final List<SavedImage> images;

    private ImageArchive(Path path, List<SavedImage> images) {
        this.path = path;
        this.images = images;
    }

    /**
     * Reads which images it holds.
     *
     * @throws Problem bad input, if it holds none, or is damaged
     */
    public static ImageArchive open(Path path) {
        SavedFiles files = SavedFiles.in(path);
        try {
            List<SavedImage> images = files.find("index.json").isPresent()
                    ? new OciArchive(files).images()
                    : new DockerArchive(files).images();
            return new ImageArchive(path, images);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("read the image archive " + path + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /**
     * The name of its only image.
     *
     * @throws Problem bad input, if it holds several, or one without a name
     */
    public Reference onlyName() {
        List<String> names = names();
        if (names.size() != 1) {
            throw Problem.badInput("the image archive " + path + " holds "
                            + (names.isEmpty() ? "an image without a name" : String.join(", ", names)))
                    .advise("say which with name: in demo.yaml");
        }
        return parse(names.get(0))
                .orElseThrow(() -> Problem.badInput("the image archive " + path + " names its image " + names.get(0)
                                + ", which is no name of an image")
                        .advise("give it one with name: in demo.yaml"));
    }

    private List<String> names() {
        return images.stream()
                .flatMap(image -> image.names().stream())
                .distinct()
                .toList();
    }

    /**
     * The image with this name. An archive with one image alone may have another name for it, or none.
     *
     * @throws Problem bad input, if it holds several, and none with this name
     */
    public SavedImage image(Reference wanted) {
        List<SavedImage> named =
                images.stream().filter(image -> isNamed(image, wanted)).toList();
        List<SavedImage> meant = named.isEmpty() && images.size() == 1 ? images : named;
        if (meant.isEmpty()) {
            throw Problem.badInput("the image archive " + path + " holds no " + wanted + ", but "
                            + names().stream().collect(Collectors.joining(", ")))
                    .advise("take one of these as name: in demo.yaml");
        }
        return meant.get(0);
    }

    /** Some makers write the tag alone. */
    private static boolean isNamed(SavedImage image, Reference wanted) {
        return image.names().stream()
                .anyMatch(name -> parse(name).filter(wanted::equals).isPresent()
                        || wanted.tag().equals(Optional.of(name)));
    }

    private static Optional<Reference> parse(String name) {
        try {
            return Optional.of(Reference.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
