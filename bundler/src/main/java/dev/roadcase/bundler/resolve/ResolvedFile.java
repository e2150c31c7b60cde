package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.bundler.build.Recipes;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.reuse.MadeFile;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.file.FileSpec;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of which all is known that can be known before it is there.
 *
 * @param sum of what it comes from, the file itself or an archive; absent where nobody states it
 * @param held what an older bundle has that was made of the same
 * @param size of what will be carried
 */
public record ResolvedFile(FileSpec spec, Optional<Digest> sum, Optional<MadeFile> held, ExpectedSize size) {

    /** The file as the bundle carries it, where nothing has to be made for it. */
    public Optional<PackedArtifact> packed() {
        return held.map(made -> CarriedFile.of(made).artifact(spec, recipe(sum.orElseThrow())));
    }

    /** What it is made of, given the sum of what it comes from. */
    public Recipe recipe(Digest whole) {
        return Recipes.file(whole, spec.unpack());
    }

    Stream<ExpectedBlob> blobs() {
        return packed().map(ExpectedBlob::of)
                .orElseGet(() -> Stream.of(
                        ExpectedBlob.made(MediaType.FILE, size, spec.source().shown())));
    }
}
