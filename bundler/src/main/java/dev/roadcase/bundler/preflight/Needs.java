package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.debian.DebianMirror;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What has to come from elsewhere, and has to be there.
 *
 * @param images of registries, with the digests that are known
 * @param files of the web
 * @param downloads of these, those that are downloaded whatever their hosts say
 * @param mirrors of Debian's packages
 */
public record Needs(List<Reference> images, List<URI> files, Set<URI> downloads, List<DebianMirror> mirrors) {
    public Needs {
        images = List.copyOf(images);
        files = List.copyOf(files);
        downloads = Set.copyOf(downloads);
        mirrors = List.copyOf(mirrors);
    }
}
