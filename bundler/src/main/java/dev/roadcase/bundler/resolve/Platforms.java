package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** The one that is preferred. */
    Platform first() {
        return built(wanted).get(0);
    }

    /** The members of an index to carry, as the index names them; the preferred platform's first. */
    List<Descriptor> choose(ImageIndex index) {
        return wanted.isEmpty()
                ? index.readable()
                : wanted.stream()
                        .flatMap(platform -> index.madeFor(platform).stream())
                        .distinct()
                        .toList();
    }

    /** The members that say no platform, if what is wanted may be in them: then it is not elsewhere in the index. */
    List<Descriptor> lookInto(ImageIndex index) {
        List<Optional<Platform>> named = index.readable().stream()
                .map(Descriptor::platform)
                .filter(Optional::isPresent)
                .toList();
        return lacking(named).isEmpty() ? List.of() : index.unnamed();
    }

    /** Whether what was made for this platform is wanted. */
    boolean includes(Platform made) {
        return wanted.isEmpty() || wanted.stream().anyMatch(platform -> platform.accepts(made));
    }

    /** Those that are wanted and for which nothing of this is made. What names no platform fits all. */
    List<Platform> lacking(Collection<Optional<Platform>> made) {
        return made.contains(Optional.<Platform>empty())
                ? List.of()
                : wanted.stream()
                        .filter(platform ->
                                made.stream().flatMap(Optional::stream).noneMatch(platform::accepts))
                        .toList();
    }

    /** The problem with an image that is made for these, none of which is wanted. */
    Problem missing(Reference reference, Collection<Platform> made) {
        List<String> offered = made.stream()
                .filter(platform -> !platform.isUnknown())
                .map(Platform::toString)
                .distinct()
                .toList();
        String asked = wanted.stream().map(Platform::toString).collect(Collectors.joining(", "));
        return Problem.badInput(reference + " is not made for " + asked + ", but for "
                        + (offered.isEmpty() ? "no platform that it names" : String.join(", ", offered)))
                .advise("choose another with --platform, or another image");
    }
}
