package dev.roadcase.bundler.sbom;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.bundler.sbom.layer.LayerPackages;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * The bill of materials of a bundle: its images, the Debian packages in them, its files, and the agent. The same bundle
 * gives the same document: there is no time in it, and its serial number comes from the bundle's digest.
 */
public final class Sbom {
    private final Bundle bundle;
    private final String version;
    private final List<ImagePart> images;
    private final PackageParts packages;
    private final Map<String, Component> components = new TreeMap<>();
    private final Map<String, Collection<String>> needs = new TreeMap<>();

    /**
     * Reads all layers of images in the bundle. Progress goes to {@code events}.
     *
     * @param version of this program, which the document names as its author
     */
    public Sbom(Bundle bundle, String version, Events events) {
        this.bundle = bundle;
        this.version = version;
        this.images = new Contents(bundle)
                .images().stream().map(image -> new ImagePart(bundle, image)).toList();
        this.packages = new PackageParts(new LayerPackages(
                bundle,
                images.stream().flatMap(image -> image.runnable().stream()).toList(),
                events));
    }

    /** The document: CycloneDX 1.6 in JSON. */
    public String json() {
        Contents contents = new Contents(bundle);
        add(agent(contents.agent()));
        images.forEach(this::add);
        contents.files().forEach(file -> add(new FilePart(file).component()));
        needs.put(root(), List.copyOf(components.keySet()));
        packages.components().forEach(one -> components.put(one.getBomRef(), one));
        return text(document());
    }

    private void add(ImagePart image) {
        add(image.component());
        needs.put(image.ref(), packages.add(image.runnable()));
    }

    private void add(Component component) {
        components.put(component.getBomRef(), component);
    }

    private static Component agent(Descriptor agent) {
        return new Part(Component.Type.APPLICATION, "agent", "roadcase-agent")
                .digest(agent.digest())
                .component();
    }

    private String root() {
        return bundle.indexDigest().toString();
    }

    private Bom document() {
        Bom bom = new Bom();
        bom.setSerialNumber(new SerialNumber(bundle.indexDigest()).toString());
        bom.setMetadata(metadata());
        bom.setComponents(List.copyOf(components.values()));
        components.keySet().forEach(ref -> needs.putIfAbsent(ref, List.of()));
        needs.forEach((ref, needed) -> bom.addDependency(dependency(ref, needed)));
        return bom;
    }

    private Metadata metadata() {
        Part tool = new Part(Component.Type.APPLICATION, "tool", "roadcase").version(version);
        ToolInformation tools = new ToolInformation();
        tools.setComponents(List.of(tool.component()));
        Metadata metadata = new Metadata();
        metadata.setTimestamp(null);
        metadata.setToolChoice(tools);
        metadata.setComponent(new Part(Component.Type.APPLICATION, root(), bundle.name())
                .version(bundle.version())
                .digest(bundle.indexDigest())
                .component());
        return metadata;
    }

    private static Dependency dependency(String ref, Collection<String> needed) {
        Dependency dependency = new Dependency(ref);
        needed.forEach(one -> dependency.addDependency(new Dependency(one)));
        return dependency;
    }

    private static String text(Bom bom) {
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
        } catch (GeneratorException e) {
            throw new IllegalStateException("a bill of materials that cannot be written", e);
        }
    }
}
