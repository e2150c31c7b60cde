package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.runtime.member.LayerTranslation;
import dev.roadcase.agent.runtime.member.Unfinished;
import dev.roadcase.agent.runtime.member.UnusualLayer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Unpacks one layer. tar runs with all rights, so it gets no byte before the digest of the layer was checked.
 *
 * @param moved hears how many bytes of the layer came
 */
record LayerUnpacking(Bundle bundle, LayerChain.ChainedLayer link, IntConsumer moved) {

    /**
     * Unpacks it into an empty folder, and answers what is left to do there.
     *
     * @throws IOException if containerd itself must unpack it
     * @throws dev.roadcase.agent.problem.Problem exit 4 if the bundle is damaged
     */
    Unfinished into(Path folder) throws IOException {
        try (CheckedLayer checked = CheckedLayer.of(bundle, link.layer(), folder.getParent(), moved);
                InputStream ahead = TarAhead.of(LayerTar.of(checked.bytes()));
                HashedStream tar = new HashedStream(ahead);
                LayerFolder target = new LayerFolder(folder)) {
            Unfinished unfinished = new LayerTranslation(target, link.parent().isEmpty()).translate(tar);
            Digest found = tar.end();
            target.end();
            if (!found.equals(link.tar())) {
                throw new UnusualLayer("the layer " + link.layer().digest() + " is not what the image's config says");
            }
            return unfinished;
        }
    }
}
