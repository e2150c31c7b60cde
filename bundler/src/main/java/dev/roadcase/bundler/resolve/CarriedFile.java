package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.bundler.build.Compression;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.reuse.MadeFile;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.file.FileSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file as it will be carried, and where its bytes are.
 *
 * @param descriptor of the bytes that are carried
 * @param content digest of the file itself
 * @param contentSize of the file itself, in bytes
 */
public record CarriedFile(Descriptor descriptor, Digest content, long contentSize, Content bytes) {
    /** One that was made in this run. */
    public static CarriedFile of(Compression.CompressedFile made) {
        return new CarriedFile(made.descriptor(), made.content(), made.contentSize(), Content.of(made.file()));
    }

    /** One that an older bundle has. */
    public static CarriedFile of(MadeFile made) {
        return new CarriedFile(
                made.descriptor(), made.content(), made.contentSize(), ReusedContent.alone(made.found()));
    }

    /** The same as what a machine installs. */
    public PackedArtifact artifact(FileSpec file, Recipe recipe) {
        Descriptor layer = descriptor.withAnnotations(annotations(file, recipe));
        Blob blob = Blob.sized(layer, bytes, file.source().shown());
        return new PackedArtifact(MediaType.FILE, file.roles(), List.of(blob));
    }

    private Map<String, String> annotations(FileSpec file, Recipe recipe) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Annotation.TITLE, Path.of(file.path()).getFileName().toString());
        annotations.put(Annotation.PATH, file.path());
        annotations.put(Annotation.MODE, file.octalMode());
        annotations.put(Annotation.OWNER, file.owner().toString());
        annotations.put(Annotation.SOURCE, file.source().shown());
        annotations.put(Annotation.CONTENT_DIGEST, content.toString());
        annotations.put(Annotation.CONTENT_SIZE, Long.toString(contentSize));
        annotations.put(Annotation.RECIPE, recipe.toString());
        return annotations;
    }
}
