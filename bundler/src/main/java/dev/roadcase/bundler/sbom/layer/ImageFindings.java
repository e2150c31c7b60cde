package dev.roadcase.bundler.sbom.layer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The packages of an image, out of what all of its layers together say. */
record ImageFindings(LayerFindings all) {
    private static final int MOST_LINKS = 4;

    static ImageFindings of(List<LayerFindings> upwards) {
        return new ImageFindings(upwards.stream().reduce(LayerFindings.NONE, (below, layer) -> layer.over(below)));
    }

    /** In the order of their names. */
    List<InstalledPackage> packages() {
        return findings(Finding.Installed.class)
                .flatMap(found -> found.status().packages().stream())
                .map(one -> one.withLicences(licences(one.name(), 0)))
                .sorted(Comparator.comparing(InstalledPackage::name)
                        .thenComparing(InstalledPackage::architecture)
                        .thenComparing(InstalledPackage::version))
                .toList();
    }

    OsRelease distribution() {
        return Stream.of(Finding.RELEASE, Finding.USUAL_RELEASE)
                .flatMap(path -> at(path, Finding.Os.class).stream())
                .flatMap(system -> system.distribution().stream())
                .findFirst()
                .orElse(OsRelease.DEBIAN);
    }

    /** A package's folder, or the copyright file in it, may be a link to another package's. */
    private List<NamedLicence> licences(String name, int links) {
        String folder = Finding.DOC + name;
        Optional<Finding.Licensed> here = at(folder + Finding.COPYRIGHT, Finding.Licensed.class);
        if (here.isPresent() || links > MOST_LINKS) {
            return here.map(found -> found.copyright().licences()).orElse(List.of());
        }
        return at(folder, Finding.Link.class)
                .or(() -> at(folder + Finding.COPYRIGHT, Finding.Link.class))
                .map(link -> licences(packageOf(link.target()), links + 1))
                .orElse(List.of());
    }

    /** {@code gcc-12-base} of {@code ../gcc-12-base/copyright}. */
    private static String packageOf(String target) {
        String folder = target.endsWith(Finding.COPYRIGHT)
                ? target.substring(0, target.length() - Finding.COPYRIGHT.length())
                : target;
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private <T extends Finding> Optional<T> at(String path, Class<T> kind) {
        return Optional.ofNullable(all.found().get(path))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private <T extends Finding> Stream<T> findings(Class<T> kind) {
        return all.found().values().stream().filter(kind::isInstance).map(kind::cast);
    }
}
