package dev.roadcase.bundler.sbom;

import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.bundler.sbom.layer.InstalledPackage;
import dev.roadcase.bundler.sbom.layer.LayerPackages;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cyclonedx.model.Component;

/** The packages of all images, each once, and which image needs which. */
final class PackageParts {
    private final LayerPackages layers;
    private final Map<String, Component> parts = new TreeMap<>();

    PackageParts(LayerPackages layers) {
        this.layers = layers;
    }

    /** Adds what is in an image; answers their names within the document. */
    Set<String> add(List<ImageManifest> image) {
        Set<String> refs = new TreeSet<>();
        image.forEach(manifest -> layers.packages(manifest).forEach(one -> refs.add(add(one, manifest))));
        return refs;
    }

    private String add(InstalledPackage one, ImageManifest manifest) {
        var url = PackageUrls.of(one, layers.distribution(manifest));
        String ref = url.canonicalize();
        Component known = parts.get(ref);
        if (known == null || known.getLicenses() == null) {
            parts.put(ref, part(one, ref));
        }
        return ref;
    }

    private static Component part(InstalledPackage one, String ref) {
        Component component = new Part(Component.Type.LIBRARY, ref, one.name())
                .version(one.version())
                .component();
        component.setPurl(ref);
        if (!one.licences().isEmpty()) {
            component.setLicenses(Licences.of(one.licences()));
        }
        return component;
    }

    /** In the order of their names. */
    Collection<Component> components() {
        return parts.values();
    }
}
