package dev.roadcase.bundler.sbom;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.archive.bundle.PlatformImage;
import dev.roadcase.agent.archive.bundle.RunnableImages;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Platform;
import java.util.List;
import java.util.stream.Collectors;
import org.cyclonedx.model.Component;

/** An image by its digest; or what a registry holds beside images, which is no container. */
record ImagePart(Bundle bundle, BundledImage image) {

    String ref() {
        return PackageUrls.of(image).canonicalize();
    }

    Component component() {
        List<ImageManifest> runnable = runnable();
        Component.Type type = runnable.isEmpty() ? Component.Type.DATA : Component.Type.CONTAINER;
        Part part = new Part(type, ref(), image.reference().name())
                .version(image.reference()
                        .tag()
                        .orElse(image.descriptor().digest().toString()))
                .digest(image.descriptor().digest())
                .property("mediaType", image.descriptor().mediaType())
                .roles(image.roles());
        if (!runnable.isEmpty()) {
            part.property("platforms", platforms());
        }
        Component component = part.component();
        component.setPurl(PackageUrls.of(image));
        new UpstreamSboms(bundle, image).references().forEach(component::addExternalReference);
        return component;
    }

    /** Its manifests that are carried and that containers run from: their layers are file systems. */
    List<ImageManifest> runnable() {
        return images().all().stream().map(PlatformImage::manifest).distinct().toList();
    }

    private String platforms() {
        return images().platforms().stream().map(Platform::toString).collect(Collectors.joining(","));
    }

    private RunnableImages images() {
        return RunnableImages.of(bundle, ImageContent.of(bundle, image.descriptor()));
    }
}
