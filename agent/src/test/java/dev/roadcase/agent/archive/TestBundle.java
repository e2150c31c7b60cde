package dev.roadcase.agent.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.entry.FormatVersion;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.OciLayout;
import dev.roadcase.agent.signature.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a valid bundle of small images, without the code that writes bundles for users. */
public final class TestBundle {
    private static final byte[] AGENT = TestAgent.archive();

    private final TestKey key = TestKey.make();
    private final List<Descriptor> roots = new ArrayList<>();
    private final Map<Digest, byte[]> documents = new LinkedHashMap<>();
    private final Map<Digest, byte[]> layers = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final ArrayNode docker = Json.object().putArray(EntryName.DOCKER_MANIFESTS);

    public TestBundle() {
        annotations.put(Annotation.FORMAT, FormatVersion.CURRENT.toString());
        annotations.put(Annotation.NAME, "test");
        annotations.put(Annotation.VERSION, "1");
        annotations.put(Annotation.PLATFORMS, "linux/amd64");
        Descriptor agent = Descriptor.of(MediaType.AGENT, AGENT);
        add(TestImage.artifact(MediaType.AGENT, agent, AGENT), Map.of());
    }

    /** Says another value for an annotation of the index. */
    public TestBundle annotate(String annotation, String value) {
        annotations.put(annotation, value);
        return this;
    }

    /** Adds an image under its full name, loaded by machines of these roles ({@code node,laptop}). */
    public TestBundle image(String fullName, TestImage image, String roles) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(Annotation.REF_NAME, fullName);
        names.put(Annotation.CONTAINERD_NAME, fullName);
        names.put(Annotation.ROLES, roles);
        names.put(Annotation.ORDER, Integer.toString(roots.size() - 1));
        add(image, names);
        image.runnable().ifPresent(manifest -> addForDocker(fullName, manifest));
        return this;
    }

    /** Adds an image that nobody loads. */
    public TestBundle image(String fullName, TestImage image) {
        return image(fullName, image, "");
    }

    /** Adds a file for machines of these roles, as an artifact. */
    public TestBundle file(String path, byte[] content, String roles) {
        Descriptor layer = Descriptor.of(MediaType.FILE, content)
                .withAnnotations(Map.of(
                        Annotation.TITLE,
                        path.substring(path.lastIndexOf('/') + 1),
                        Annotation.PATH,
                        path,
                        Annotation.MODE,
                        "0644",
                        Annotation.OWNER,
                        "0:0",
                        Annotation.SOURCE,
                        "files" + path));
        add(
                TestImage.artifact(MediaType.FILE, layer, content),
                Map.of(Annotation.ROLES, roles, Annotation.ORDER, Integer.toString(roots.size())));
        return this;
    }

    /** Adds a demo of one document under its path in the demo's folder. */
    public TestBundle demo(String path, byte[] content) {
        Descriptor layer = Descriptor.of("application/yaml", content).withAnnotations(Map.of(Annotation.TITLE, path));
        add(TestImage.artifact(MediaType.DEMO, layer, content), Map.of(Annotation.ROLES, "controller,laptop"));
        return this;
    }

    /** Trusts the key that signs this bundle. */
    public Trust trust() {
        return key.trust();
    }

    /** The key that signs this bundle. */
    public TestKey key() {
        return key;
    }

    /** Writes it there. */
    public Path write(Path file) {
        byte[] dockerManifests = Json.bytes(docker);
        annotations.put(Annotation.PUBLIC_KEY, Digest.of(key.pem()).toString());
        annotations.put(Annotation.DOCKER_MANIFESTS, Digest.of(dockerManifests).toString());
        byte[] index = new ImageIndex(MediaType.OCI_INDEX, roots, annotations).bytes();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(EntryName.OCI_LAYOUT, OciLayout.marker());
        entries.put(EntryName.INDEX, index);
        entries.put(EntryName.SIGNATURE, key.signatureOf(index));
        entries.put(EntryName.PUBLIC_KEY, key.pem());
        entries.put(EntryName.DOCKER_MANIFESTS, dockerManifests);
        entries.put(EntryName.of(Digest.of(AGENT)), AGENT);
        documents.forEach((digest, content) -> entries.putIfAbsent(EntryName.of(digest), content));
        layers.forEach((digest, content) -> entries.putIfAbsent(EntryName.of(digest), content));
        write(entries, file);
        return file;
    }

    private void add(TestImage image, Map<String, String> its) {
        roots.add(image.descriptor().withAnnotations(its));
        image.documents().forEach(content -> documents.put(Digest.of(content), content));
        image.layers().forEach(content -> layers.put(Digest.of(content), content));
    }

    private void addForDocker(String fullName, ImageManifest manifest) {
        ObjectNode entry = docker.addObject();
        entry.put("Config", EntryName.of(manifest.config().digest()));
        ArrayNode tags = entry.putArray("RepoTags");
        if (fullName.indexOf('@') < 0) {
            tags.add(fullName);
        }
        ArrayNode paths = entry.putArray("Layers");
        manifest.layers().forEach(layer -> paths.add(EntryName.of(layer.digest())));
    }

    private static void write(Map<String, byte[]> entries, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            long end = 0;
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                int size = entry.getValue().length;
                byte[] header = TarHeader.of(entry.getKey(), size);
                out.write(header);
                out.write(entry.getValue());
                out.write(new byte[(int) TarHeader.padded(size) - size]);
                end += header.length + TarHeader.padded(size);
            }
            out.write(new byte[(int) (TarHeader.archiveLength(end) - end)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
