package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.archive.bundle.RunnableImages;
import dev.roadcase.agent.archive.source.Volume;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code bundle inspect} prints, for people and for programs. */
public final class InspectReport {
    private final Bundle bundle;
    private final Contents contents;

    public InspectReport(Bundle bundle) {
        this.bundle = bundle;
        this.contents = new Contents(bundle);
    }

    /** One document. Scripts rely on its fields. */
    public ObjectNode json() {
        ObjectNode report = Json.object();
        report.put("name", bundle.name());
        report.put("version", bundle.version());
        report.put("format", bundle.format().toString());
        report.put("size", bundle.size());
        report.put("digest", bundle.indexDigest().toString());
        ArrayNode volumes = report.putArray("volumes");
        bundle.volumes().forEach(volume -> volumes.add(json(volume)));
        report.putObject("signature")
                .put("keyId", bundle.signer().keyId().toString())
                .put("trustedBecause", bundle.signer().reason());
        ArrayNode images = report.putArray("images");
        contents.images().forEach(image -> images.add(json(image)));
        ArrayNode referrers = report.putArray("referrers");
        contents.referrers().forEach(referrer -> referrers.add(new ReferrerLine(bundle, referrer).json()));
        ArrayNode files = report.putArray("files");
        contents.files().forEach(file -> files.add(json(file)));
        return report;
    }

    private static ObjectNode json(Volume volume) {
        return Json.object()
                .put("name", volume.name())
                .put("size", volume.size())
                .put("digest", volume.digest().toString());
    }

    private ObjectNode json(BundledImage image) {
        ImageContent content = ImageContent.of(bundle, image.descriptor());
        ObjectNode node = Json.object();
        node.put("reference", image.reference().toString());
        node.put("digest", image.descriptor().digest().toString());
        node.put("mediaType", image.descriptor().mediaType());
        RunnableImages runnable = RunnableImages.of(bundle, content);
        names(runnable).forEach(node.putArray("platforms")::add);
        runnable.artifact().ifPresent(artifact -> node.put("artifactType", artifact.type()));
        node.put("size", content.size());
        putRoles(node, image.roles());
        return node;
    }

    private static List<String> names(RunnableImages runnable) {
        return runnable.platforms().stream().map(Platform::toString).toList();
    }

    private static String platforms(RunnableImages runnable) {
        return runnable.artifact().isPresent() ? "artifact" : String.join(",", names(runnable));
    }

    private static ObjectNode json(BundledFile file) {
        ObjectNode node = Json.object();
        node.put("path", file.path());
        node.put("source", file.source());
        node.put("size", file.size());
        node.put("sha256", file.digest().toString());
        node.put("mode", file.mode());
        putRoles(node, file.roles());
        return node;
    }

    /** Lines for people: the bundle, a table of its images, and a table of its files. */
    public String text() {
        String head = bundle.name() + " " + bundle.version() + "  " + new Size(bundle.size())
                + (bundle.volumes().isEmpty() ? "" : " in " + bundle.volumes().size() + " volumes") + "  format "
                + bundle.format() + "\nsigned by " + bundle.signer().keyId() + ", trusted because "
                + bundle.signer().reason() + "\n" + bundle.indexDigest() + "\n";
        return head + "\n" + images()
                + (contents.referrers().isEmpty() ? "" : "\n" + ReferrerLine.table(bundle, contents.referrers()))
                + (contents.files().isEmpty() ? "" : "\n" + files());
    }

    private Table images() {
        Table table = new Table("IMAGE", "DIGEST", "PLATFORMS", "SIZE", "ROLES");
        for (BundledImage image : contents.images()) {
            ImageContent content = ImageContent.of(bundle, image.descriptor());
            table.row(
                    image.reference().toString(),
                    image.descriptor().digest().abbreviated(),
                    platforms(RunnableImages.of(bundle, content)),
                    new Size(content.size()).toString(),
                    words(image.roles()));
        }
        return table;
    }

    private Table files() {
        Table table = new Table("FILE", "SOURCE", "MODE", "SIZE", "ROLES");
        contents.files()
                .forEach(file -> table.row(
                        file.path(),
                        file.source(),
                        file.mode(),
                        new Size(file.size()).toString(),
                        words(file.roles())));
        return table;
    }

    private static String words(Set<Role> roles) {
        String words = roles.stream().sorted().map(Role::toString).collect(Collectors.joining(","));
        return words.isEmpty() ? "-" : words;
    }

    private static void putRoles(ObjectNode node, Set<Role> roles) {
        roles.stream().sorted().map(Role::toString).forEach(node.putArray("roles")::add);
    }
}
