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
 * <p>containerd asks a mirror for a repository's path, {@code acme/api}, and adds its host, {@code ?ns=quay.io}: then
 * only images of that host are given. docker, podman and skopeo do not say the host. They find {@code quay.io/acme/api}
 * under its path {@code acme/api}, and under {@code quay.io/acme/api}, which a user types after this server's address
 * and which is clear even if two hosts share a path. Docker Hub's {@code library/debian} is found as
 * {@code library/debian}, which mirrors are asked for, and as {@code debian} and {@code docker.io/debian}, which people
 * type. The more exact reading of a name wins. A host with a port cannot be part of a path, because the distribution
 * spec allows no colons there: {@code vm1:5000/date} is found under {@code date}.
 */
final class ImageNames {
    private static final String HUB = "docker.io";
    private static final String OFFICIAL = "library/";

    private final List<ServedImage> images;

    ImageNames(List<ServedImage> images) {
        this.images = List.copyOf(images);
    }

    /** The images that a client means by a name; of several hosts, if they share a path. */
    List<ServedImage> find(String name, Optional<String> host) {
        return readings(name, host)
                .map(this::having)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The names to list: paths, and also full names if hosts share a path. Sorted, each once. */
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
