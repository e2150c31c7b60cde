package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.saved.SavedImage;

/** An image in an archive on this computer. */
record SavedSource(SavedImage image) implements ImageSource {
    @Override
    public PulledManifest manifest(Reference reference) {
        Digest digest = reference.digest().orElseThrow();
        byte[] bytes = document(reference, digest);
        try {
            Manifest content = Manifest.parse(bytes);
            return new PulledManifest(Descriptor.of(content.mediaType(), digest, bytes.length), content, bytes);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput(digest + " of " + reference + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    @Override
    public byte[] config(Reference reference, Descriptor config) {
        return document(reference, config.digest());
    }

    private byte[] document(Reference reference, Digest digest) {
        return image.parts().document(digest).orElseThrow(() -> lacking(reference, digest));
    }

    @Override
    public Content content(Reference reference, Descriptor part) {
        return image.parts()
                .content(part)
                .map(entry -> Content.of(entry.path(), entry.offset()))
                .orElseThrow(() -> lacking(reference, part.digest()));
    }

    private static Problem lacking(Reference reference, Digest digest) {
        return Problem.badInput("the archive of " + reference + " lacks " + digest + ", or holds it damaged")
                .advise("save the image again, for the platforms that are carried");
    }
}
