package dev.roadcase.bundler.sbom;

import dev.roadcase.agent.archive.bundle.BundledFile;
import java.net.URI;
import java.net.URISyntaxException;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.ExternalReference;

/** A file for machines: its sum as it was at its source, and where that is. */
record FilePart(BundledFile file) {
    Component component() {
        Component component = new Part(Component.Type.FILE, "file:" + file.path() + "@" + file.digest(), file.path())
                .digest(file.digest())
                .property("source", file.source())
                .property("mode", file.mode())
                .roles(file.roles())
                .component();
        if (isAddress(file.source())) {
            component.addExternalReference(download());
        }
        return component;
    }

    private ExternalReference download() {
        ExternalReference download = new ExternalReference();
        download.setType(ExternalReference.Type.DISTRIBUTION);
        download.setUrl(file.source());
        return download;
    }

    private static boolean isAddress(String source) {
        try {
            URI uri = new URI(source);
            return uri.isAbsolute() && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
