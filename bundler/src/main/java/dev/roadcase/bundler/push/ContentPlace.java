package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;

/**
 * Content in a repository of the registry: a blob that is in one repository is not yet in another.
 *
 * @param repository its name in the registry
 */
record ContentPlace(Digest digest, String repository) {
    static ContentPlace of(Descriptor content, Reference target) {
        return new ContentPlace(content.digest(), target.repository());
    }
}
