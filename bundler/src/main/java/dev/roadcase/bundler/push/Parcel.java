package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import java.util.Optional;

/**
 * An image or an artifact of a bundle, and where it goes.
 *
 * @param source the name that the bundle has it under
 * @param root of its manifest or index
 * @param target its name in the registry, with either a tag or a digest
 * @param subject the manifest that it belongs to, if it is no image of its own but a signature or the like
 */
record Parcel(Reference source, Descriptor root, Reference target, Optional<Digest> subject) {

    /** What a manifest is called there if only its digest names it. */
    Reference at(Descriptor manifest) {
        return target.pinnedTo(manifest.digest());
    }
}
