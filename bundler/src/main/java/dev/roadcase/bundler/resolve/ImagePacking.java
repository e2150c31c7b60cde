package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.BuiltContent;
import dev.roadcase.bundler.build.BuiltLayer;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.image.BuiltImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what was built for several platforms together as one image of a bundle. */
public record ImagePacking(LayerContents inherited) {

    /** The image; for several platforms, an index of what was built. */
    public PackedImage pack(BuiltImage image, List<BuiltContent> built) {
        List<Blob> blobs = new ArrayList<>();
        Descriptor root = root(built, blobs, image.reference());
        built.forEach(content -> addTo(blobs, content, image.reference()));
        ImageManifest first = (ImageManifest) Manifest.parse(built.get(0).manifest());
        return new PackedImage(
                image.reference(),
                root.withAnnotations(recipes(built)),
                Optional.of(first),
                image.roles(),
                blobs,
                List.of(),
                List.of());
    }

    /** By which the next prepare finds what it need not make again. */
    private static Map<String, String> recipes(List<BuiltContent> built) {
        return Map.of(
                Annotation.RECIPES,
                built.stream()
                        .flatMap(content -> content.layers().stream())
                        .map(layer -> layer.recipe().map(Recipe::toString).orElse(""))
                        .collect(Collectors.joining(",")));
    }

    private static Descriptor root(List<BuiltContent> built, List<Blob> blobs, Reference reference) {
        Descriptor first = built.get(0).descriptor();
        if (built.size() == 1) {
            return Descriptor.of(first.mediaType(), first.digest(), first.size());
        }
        List<Descriptor> members = built.stream().map(BuiltContent::descriptor).toList();
        byte[] index = new ImageIndex(MediaType.OCI_INDEX, members, Map.of()).bytes();
        Descriptor root = Descriptor.of(MediaType.OCI_INDEX, index);
        blobs.add(Blob.document(root, index, reference.toString()));
        return root;
    }

    private void addTo(List<Blob> blobs, BuiltContent content, Reference reference) {
        String origin = reference.toString();
        blobs.add(Blob.document(content.descriptor(), content.manifest(), origin));
        blobs.add(Blob.document(content.configDescriptor(), content.config(), origin));
        content.layers().forEach(layer -> blobs.add(blob(layer, origin)));
    }

    Blob blob(BuiltLayer layer, String origin) {
        return Blob.sized(layer.descriptor(), content(layer), origin);
    }

    private Content content(BuiltLayer layer) {
        if (layer instanceof BuiltLayer.Inherited base) {
            return inherited.of(base.from(), base.descriptor());
        }
        if (layer instanceof BuiltLayer.Reused reused) {
            return ReusedContent.alone(reused.found());
        }
        return Content.of(((BuiltLayer.NewLayer) layer).file());
    }
}
