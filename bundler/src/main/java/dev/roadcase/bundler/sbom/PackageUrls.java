package dev.roadcase.bundler.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.github.packageurl.PackageURLBuilder;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.sbom.layer.InstalledPackage;
import dev.roadcase.bundler.sbom.layer.OsRelease;

/** Names by which the databases of others know images and packages (package-url, types {@code oci} and {@code deb}). */
final class PackageUrls {
    private PackageUrls() {}

    static PackageURL of(BundledImage image) {
        Reference reference = image.reference();
        String repository = reference.repository();
        PackageURLBuilder url = PackageURLBuilder.aPackageURL()
                .withType("oci")
                .withName(repository.substring(repository.lastIndexOf('/') + 1))
                .withVersion(image.descriptor().digest().toString())
                .withQualifier("repository_url", reference.name());
        reference.tag().ifPresent(tag -> url.withQualifier("tag", tag));
        return build(url);
    }

    static PackageURL of(InstalledPackage one, OsRelease distribution) {
        PackageURLBuilder url = PackageURLBuilder.aPackageURL()
                .withType("deb")
                .withNamespace(distribution.id())
                .withName(one.name())
                .withVersion(one.version())
                .withQualifier("arch", one.architecture());
        distribution.version().ifPresent(version -> url.withQualifier("distro", distribution.id() + "-" + version));
        one.source().ifPresent(source -> url.withQualifier("upstream", source));
        return build(url);
    }

    private static PackageURL build(PackageURLBuilder url) {
        try {
            return url.build();
        } catch (MalformedPackageURLException e) {
            throw new IllegalStateException("not a package URL: " + e.getMessage(), e);
        }
    }
}
