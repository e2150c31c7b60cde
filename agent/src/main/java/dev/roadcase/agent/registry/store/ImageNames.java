package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.Reference;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Under which names the images of a bundle are found.
 *
 * <p>A mirror is asked for a repository's path, {@code acme/api}, and containerd adds whose it is, {@code ?ns=quay.io}:
 * then that host decides, and no other host's image is given in its place. docker, podman and skopeo say no host. They
 * find {@code quay.io/acme/api} under its path {@code acme/api}, and under {@code quay.io/acme/api} as a user types it
 * behind this server's address, which stays clear where two hosts share a path. Docker Hub's {@code library/debian} is
 * found as {@code library/debian}, which mirrors are asked for, and as {@code debian}, which people type; so it is as
 * {@code docker.io/debian}. The more exact reading of a name wins. A host with a port is no part of a path, for the
 * distribution spec has no colons there: {@code vm1:5000/date} is found under {@code date}.
 */
final class ImageNames {
    private static final String HUB = "docker.io";
    private static final String OFFICIAL = "library/";

    private final List<ServedImage> images;

    ImageNames(List<ServedImage> images) {
        this.images = List.copyOf(images);
    }

    /** The images that a client means by a name, of several hosts where they share a path; none where there is none. */
    List<ServedImage> find(String name, Optional<String> host) {
        return readings(name, host)
                .map(this::having)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The names to list: paths, and full names too where hosts share a path. Sorted, each once. */
    List<String> all() {
        TreeSet<String> names = new TreeSet<>();
        for (ServedImage image : images) {
            names.add(image.reference().repository());
            if (isShared(image.reference()) && !image.reference().host().contains(":")) {
                names.add(image.reference().name());
            }
        }
        return List.copyOf(names);
    }

    private static Stream<Predicate<Reference>> readings(String name, Optional<String> host) {
        if (host.isPresent()) {
            String its = hub(host.get());
            return Stream.of(
                    image -> image.host().equals(its) && image.repository().equals(name),
                    image -> isOfficial(image, name) && its.equals(HUB));
        }
        return Stream.of(
                image -> image.name().equals(name),
                image -> name.startsWith(HUB + "/") && isOfficial(image, name.substring(HUB.length() + 1)),
                image -> image.repository().equals(name),
                image -> isOfficial(image, name));
    }

    private static boolean isOfficial(Reference image, String shortName) {
        return image.host().equals(HUB) && image.repository().equals(OFFICIAL + shortName);
    }

    /** Docker Hub's registry has other names than the images in it. */
    private static String hub(String host) {
        return host.equals("registry-1.docker.io") || host.equals("index.docker.io") ? HUB : host;
    }

    private List<ServedImage> having(Predicate<Reference> name) {
        return images.stream().filter(image -> name.test(image.reference())).toList();
    }

    private boolean isShared(Reference reference) {
        return images.stream()
                .map(ServedImage::reference)
                .anyMatch(other -> other.repository().equals(reference.repository())
                        && !other.host().equals(reference.host()));
    }
}
