package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.debian.DebianMirror;
import java.net.URI;
import java.util.List;

/**
 * What has to come from elsewhere.
 *
 * @param images of registries, with the digests that are known
 * @param files of the web
 * @param mirrors of Debian's packages
 */
public record Needs(List<Reference> images, List<URI> files, List<DebianMirror> mirrors) {
    public Needs {
        images = List.copyOf(images);
        files = List.copyOf(files);
        mirrors = List.copyOf(mirrors);
    }
}
