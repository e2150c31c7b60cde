package dev.roadcase.bundler.build;

import dev.roadcase.bundler.lock.LockedPackage;
import java.util.List;
import java.util.stream.Stream;

/** What an image is built on, pinned: the same base gives the same bytes. */
public sealed interface PinnedBase {
    /** The search path that Debian's own images have. */
    String DEBIAN_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** What is there before any layer of ours. */
    BaseImage image();

    /** Layers that are made of the base itself; at most one. */
    default Stream<LayerSource> layers() {
        return Stream.empty();
    }

    /** Words that are the same for the same base; none for nothing. */
    List<String> identity();

    /** Whether {@code /bin} is a link to {@code /usr/bin} in it, as in Debian. */
    default boolean mergesUsr() {
        return false;
    }

    /** Nothing. */
    record Nothing() implements PinnedBase {
        @Override
        public BaseImage image() {
            return BaseImage.NOTHING;
        }

        @Override
        public List<String> identity() {
            return List.of();
        }
    }

    /** Exactly these packages: all that is needed, not only what was asked for. */
    record ExactPackages(List<LockedPackage> packages) implements PinnedBase {
        public ExactPackages {
            packages = List.copyOf(packages);
        }

        @Override
        public BaseImage image() {
            return BaseImage.debian(DEBIAN_PATH);
        }

        @Override
        public List<String> identity() {
            return List.of("base " + Recipes.debian(packages));
        }

        @Override
        public Stream<LayerSource> layers() {
            return Stream.of(new LayerSource.Packages(packages, Recipes.debian(packages)));
        }

        @Override
        public boolean mergesUsr() {
            return true;
        }
    }

    /** An image of a registry, for the platform that is built. */
    record PinnedImage(BaseImage image) implements PinnedBase {
        @Override
        public List<String> identity() {
            return image.diffIds().stream().map(id -> "base " + id).toList();
        }
    }
}
