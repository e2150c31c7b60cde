package dev.roadcase.bundler.live;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.BuildRecord;
import dev.roadcase.bundler.build.PinnedBase;
import dev.roadcase.bundler.lock.LockedPackages;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a bundle an image can be built on. */
record Ingredients(DemoDocuments documents, Demo carried) {
    static Ingredients of(DemoDocuments documents) {
        return new Ingredients(documents, documents.demo());
    }

    /**
     * The image of a demo that is meant: the one of this name, or else the last one of its repository.
     */
    static BuiltImage chosen(Demo demo, Reference image) {
        List<BuiltImage> built = built(demo).toList();
        return built.stream()
                .filter(one -> one.reference().equals(image))
                .findFirst()
                .or(() -> built.stream()
                        .filter(one -> one.reference().name().equals(image.name()))
                        .reduce((first, second) -> second))
                .orElseThrow(() -> Problem.badInput("build " + image + " failed: the demo builds no such image")
                        .advise("it builds " + names(built)));
    }

    private static Stream<BuiltImage> built(Demo demo) {
        return Stream.concat(
                demo.images().stream().filter(BuiltImage.class::isInstance).map(BuiltImage.class::cast),
                demo.liveImages().stream());
    }

    private static String names(List<BuiltImage> images) {
        return images.isEmpty()
                ? "none"
                : images.stream().map(image -> image.reference().toString()).collect(Collectors.joining(", "));
    }

    /**
     * What an image is built on, as the bundle has it.
     *
     * @throws Problem exit 3 if the bundle has no image on this base
     */
    PinnedBase base(BuiltImage image, Platform platform) {
        BuiltImage other = carried.images().stream()
                .filter(BuiltImage.class::isInstance)
                .map(BuiltImage.class::cast)
                .filter(one -> one.base().equals(image.base()))
                .findFirst()
                .orElseThrow(() -> otherBase(image));
        if (other.base() instanceof Base.Debian) {
            return new PinnedBase.ExactPackages(documents
                    .lock()
                    .packagesOf(other.reference(), platform)
                    .orElseThrow(() -> otherPlatform(image, platform))
                    .packages());
        }
        return other.base() instanceof Base.Scratch
                ? new PinnedBase.Nothing()
                : new PinnedBase.PinnedImage(documents
                        .records()
                        .of(other.reference(), platform)
                        .flatMap(BuildRecord::base)
                        .orElseThrow(() -> otherPlatform(image, platform)));
    }

    private Problem otherBase(BuiltImage image) {
        String carriedBases = built(carried)
                .filter(one -> one.reference().name().equals(image.reference().name()))
                .map(one -> words(one.base()))
                .findFirst()
                .orElse("none of this repository");
        return Problem.badInput("build " + image.reference() + " failed: it is built on " + words(image.base())
                        + ", which come from the network, and the bundle has " + carriedBases)
                .advise("leave the base as it was, or prepare the demo again where there is a network");
    }

    private static String words(Base base) {
        if (base instanceof Base.Debian debian) {
            return "the packages " + String.join(", ", LockedPackages.asked(debian));
        }
        return base instanceof Base.Pulled pulled ? "the layers of " + pulled.reference() : "nothing";
    }

    private Problem otherPlatform(BuiltImage image, Platform platform) {
        return Problem.badInput("build " + image.reference() + " failed: the bundle carries nothing to build it on for "
                        + platform)
                .advise("choose a platform that the bundle carries, with --platform");
    }
}
