package dev.roadcase.bundler.build;

import dev.roadcase.bundler.build.debian.StagedLayer;
import dev.roadcase.bundler.lock.LockedPackage;
import java.nio.file.Path;
import java.util.List;

/** Makes layers of Debian packages. */
@FunctionalInterface
public interface PackageLayers {
    /** For images whose packages are all in layers that are there already. */
    PackageLayers NONE = (packages, staging) -> {
        throw new IllegalStateException("no layer of " + packages.size() + " packages can be made here");
    };

    /** The layer of these packages, in a file of the staging folder. */
    StagedLayer of(List<LockedPackage> packages, Path staging);
}
