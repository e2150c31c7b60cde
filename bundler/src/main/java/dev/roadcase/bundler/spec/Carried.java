package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.spec.file.FileBlock;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.IgnoredImages;
import dev.roadcase.bundler.spec.image.ImageBlock;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a demo lists for its bundle to carry. All lists are in the order of demo.yaml.
 *
 * @param platforms of images that have several; at least one
 * @param live images that are built at the show; each is a version of one that is carried
 * @param referrers whether the referrers of images come along, where an image does not say it itself
 * @param ignored what looks like an image in a manifest and is none
 */
public record Carried(
        List<Platform> platforms,
        List<ImageSpec> images,
        List<BuiltImage> live,
        boolean referrers,
        List<FileSpec> files,
        IgnoredImages ignored) {
    public Carried {
        platforms = List.copyOf(platforms);
        images = List.copyOf(images);
        live = List.copyOf(live);
        files = List.copyOf(files);
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("a demo needs at least one platform");
        }
    }

    /** Reads the keys {@code platforms}, {@code images}, {@code referrers}, {@code files} and {@code ignoreImages}. */
    static Carried read(YamlMap map, PathCheck paths) {
        List<ImageSpec> all = map.list("images", new ImageBlock(paths)::read);
        List<ImageSpec> images = all.stream().filter(image -> !isLive(image)).toList();
        List<BuiltImage> live =
                all.stream().filter(Carried::isLive).map(BuiltImage.class::cast).toList();
        live.stream()
                .filter(image -> images.stream().noneMatch(carried -> isVersion(image, carried)))
                .forEach(
                        image -> map.key("images")
                                .problem(
                                        image.reference()
                                                + " is built at the show: list another version of it, from the same base, that is carried"));
        return new Carried(
                platforms(map),
                images,
                live,
                map.optional("referrers").flatMap(YamlNode::truth).orElse(false),
                map.list("files", new FileBlock(paths)::read),
                new IgnoredImages(map.texts("ignoreImages")));
    }

    /** All images that the demo builds, those at the show too. */
    List<BuiltImage> built() {
        return Stream.concat(
                        images.stream().filter(BuiltImage.class::isInstance).map(BuiltImage.class::cast), live.stream())
                .toList();
    }

    private static boolean isLive(ImageSpec image) {
        return image instanceof BuiltImage built && built.live();
    }

    private static boolean isVersion(BuiltImage image, ImageSpec carried) {
        return carried instanceof BuiltImage built && image.isVersionOf(built);
    }

    private static List<Platform> platforms(YamlMap map) {
        Once once = new Once("the platform");
        return map.optional("platforms")
                .map(list -> list.someOf(item -> once.value(Optional.of(item), Platform::parse)))
                .filter(platforms -> !platforms.isEmpty())
                .orElse(List.of(Platform.LINUX_AMD64));
    }
}
