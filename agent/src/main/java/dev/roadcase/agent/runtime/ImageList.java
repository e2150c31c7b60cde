package dev.roadcase.agent.runtime;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code docker image ls} and {@code podman image ls} say with {@link #FORMAT}, a name and an ID a line. Docker
 * leaves {@code docker.io/library/} out of names; both write {@code <none>} where there is none.
 */
record ImageList(List<String> lines) {
    static final String FORMAT = "{{.Repository}}:{{.Tag}} {{.ID}}";

    /** Whether the image is there under its name. An image without a tag has no name; then its ID is enough. */
    boolean holds(WantedImage image) {
        Optional<String> name = image.image().reference().tag().map(tag -> image.name());
        Set<Digest> ids = image.ids();
        return rows().anyMatch(row -> ids.contains(row.id()) && (name.isEmpty() || name.equals(row.name())));
    }

    /** By which word the runtime knows such an image, if it is there: by its name, or by its ID where it has no tag. */
    Optional<String> wordOf(GivenName given) {
        boolean tagged = Reference.parse(given.name()).tag().isPresent();
        return rows().filter(row -> given.ids().contains(row.id()))
                .filter(row -> tagged
                        ? row.name().equals(Optional.of(given.name()))
                        : row.name().isEmpty())
                .map(row -> tagged ? given.name() : row.id().toString())
                .findFirst();
    }

    /** Those of these names that stand for their images. */
    Set<GivenName> present(List<GivenName> names) {
        return names.stream().filter(name -> wordOf(name).isPresent()).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of these images that are not there yet. */
    List<GivenName> absent(List<WantedImage> wanted) {
        return wanted.stream()
                .filter(image -> !holds(image))
                .map(WantedImage::given)
                .toList();
    }

    /** Those of them that are there. */
    Set<WantedImage> held(List<WantedImage> wanted) {
        return wanted.stream().filter(this::holds).collect(Collectors.toUnmodifiableSet());
    }

    /** Checks that a server which has just taken the image holds it, and warns if the image cannot have its name. */
    void require(WantedImage image, String server, Events events) {
        if (!holds(image)) {
            throw Problem.machine(server + " took " + image.name() + ", but does not list it as "
                            + image.chosen().id())
                    .advise("run again with --debug, and look at what the server logged");
        }
        if (image.image().reference().tag().isEmpty()) {
            events.emit(new Event.Warned(
                    server + " holds " + image.name() + " without a name: it has no tag, only a digest"));
        }
    }

    private Stream<ListedImage> rows() {
        return lines.stream()
                .map(line -> line.trim().split(" "))
                .filter(words -> words.length == 2)
                .flatMap(words -> row(words[0], words[1]).stream());
    }

    private static Optional<ListedImage> row(String name, String id) {
        try {
            Digest digest = Digest.parse(id.startsWith("sha256:") ? id : "sha256:" + id);
            return Optional.of(new ListedImage(fullName(name), digest));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> fullName(String name) {
        return name.contains("<none>")
                ? Optional.empty()
                : Optional.of(Reference.parse(name).toString());
    }

    private record ListedImage(Optional<String> name, Digest id) {}
}
