package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import java.util.List;
import java.util.Optional;

/**
 * An image or an artifact that is in a registry now.
 *
 * @param source its name in the bundle
 * @param target its name there
 * @param digest what that name stands for
 * @param sent whether the name stood for something else before, or for nothing
 * @param replaced what the name stood for, if that was another
 * @param subject the manifest that it belongs to, if it is no image of its own but a signature or the like
 * @param lost digests of indexes that the registry does not take, since they lack members
 */
public record PushedImage(
        Reference source,
        Reference target,
        Digest digest,
        boolean sent,
        Optional<Digest> replaced,
        Optional<Digest> subject,
        List<Digest> lost) {
    public PushedImage {
        lost = List.copyOf(lost);
    }
}
