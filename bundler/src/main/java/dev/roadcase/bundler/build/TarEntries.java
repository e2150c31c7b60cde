package dev.roadcase.bundler.build;

import dev.roadcase.agent.problem.NearNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Finds an entry of a tar. Of two with one name the first counts, and ends the search. */
record TarEntries(ArchiveEntries archive) {
    /** TarArchiveEntry.isFile says yes to devices too. */
    private static final Set<Byte> REGULAR =
            Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_GNUTYPE_SPARSE);

    EntryLookup take(String name, Path target, NearNames near) throws IOException {
        AtomicReference<EntryLookup> found = new AtomicReference<>(new EntryLookup.MissingEntry());
        archive.walkTar((entry, content) -> {
            Optional<String> its = ArchiveEntryName.plain(entry.getName());
            its.ifPresent(near::consider);
            boolean here = its.filter(name::equals).isPresent();
            if (here) {
                found.set(take(entry, content, target));
            }
            return here;
        });
        return found.get();
    }

    private static EntryLookup take(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return new EntryLookup.LinkEntry(entry.getLinkName(), entry.isLink());
        }
        if (!REGULAR.contains(entry.getLinkFlag())) {
            throw new IOException("it is no regular file");
        }
        return new EntryContent(content, entry.getRealSize()).writeTo(target);
    }
}
