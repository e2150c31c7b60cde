package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which platforms a bundle is to carry.
 *
 * @param wanted in the order of preference; none means all
 */
record Platforms(List<Platform> wanted) {
    Platforms {
        wanted = List.copyOf(wanted);
    }

    /** For which of these images are built: where all are wanted, that is the usual one. */
    static List<Platform> built(List<Platform> wanted) {
        return wanted.isEmpty() ? List.of(Platform.LINUX_AMD64) : wanted;
    }

    /**
     * The members of an index to carry, the preferred platform's first; then indexes in it that say no platform, since
     * what is wanted may be in them.
     */
    List<Descriptor> choose(ImageIndex index) {
        if (wanted.isEmpty()) {
            return index.manifests();
        }
        Stream<Descriptor> made = wanted.stream().flatMap(platform -> index.madeFor(platform).stream());
        Stream<Descriptor> nested = index.manifests().stream()
                .filter(member -> MediaType.isIndex(member.mediaType()))
                .filter(member -> member.platform().isEmpty());
        return Stream.concat(made, nested).distinct().toList();
    }

    /** The problem with an image whose indexes have nothing that is wanted. */
    Problem missing(Reference reference, List<ImageIndex> indexes) {
        return missing(
                reference,
                indexes.stream()
                        .flatMap(index -> index.manifests().stream())
                        .flatMap(member -> member.platform().stream())
                        .map(Platform::toString)
                        .filter(name -> !name.startsWith("unknown/"))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    /** Refuses an image of one platform that is not among those wanted. A config that names none fits all. */
    void require(byte[] config, Reference reference) {
        Optional<Platform> made = ImageConfig.parse(config).platform();
        if (!wanted.isEmpty() && lacking(config).equals(wanted)) {
            throw missing(reference, made.map(Platform::toString).orElse(""));
        }
    }

    /** Those that are wanted and for which an image with these indexes is not made. */
    List<Platform> lacking(List<ImageIndex> indexes) {
        return wanted.stream()
                .filter(platform -> indexes.stream()
                        .allMatch(index -> index.madeFor(platform).isEmpty()))
                .toList();
    }

    /** Those that are wanted and for which an image of one platform is not made. A config that names none fits all. */
    List<Platform> lacking(byte[] config) {
        return ImageConfig.parse(config).platform().stream()
                .flatMap(made -> wanted.stream().filter(platform -> !platform.accepts(made)))
                .toList();
    }

    private Problem missing(Reference reference, String offered) {
        String asked = wanted.stream().map(Platform::toString).collect(Collectors.joining(", "));
        return Problem.badInput(reference + " is not made for " + asked + ", but for "
                        + (offered.isEmpty() ? "no platform that it names" : offered))
                .advise("choose another with --platform, or another image");
    }
}
