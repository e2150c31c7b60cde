package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.UrlSource;
import dev.roadcase.agent.tls.MachineIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a bundle is, in the words of the command line: a file, a volume, a block device, or the URL of a server of
 * bundles. */
record SourceName(String word) {

    /**
     * Opens it.
     *
     * @param identity for HTTPS
     * @param relay of this machine, from which a server's contents come where it has them
     */
    Source open(MachineIdentity identity, Optional<URI> relay) {
        if (word.startsWith("https://")) {
            return UrlSource.open(word, Optional.of(identity.context()), relay);
        }
        if (word.startsWith("http://")) {
            return UrlSource.open(word, Optional.empty(), relay);
        }
        return Source.open(Path.of(word));
    }
}
