package dev.roadcase.bundler.build;

import dev.roadcase.agent.problem.NearNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Finds an entry of a zip by its central directory.
 *
 * @param most bytes that the entry may unpack to
 */
record ZipEntries(Path archive, long most) {
    private static final int LONGEST_TARGET = 4096;

    EntryLookup take(String name, Path target, NearNames near) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
                ZipArchiveEntry entry = all.nextElement();
                Optional<String> its = ArchiveEntryName.plain(entry.getName());
                its.ifPresent(near::consider);
                if (its.filter(name::equals).isPresent()) {
                    return take(zip, entry, target);
                }
            }
        }
        return new EntryLookup.MissingEntry();
    }

    private EntryLookup take(ZipFile zip, ZipArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            throw new IOException("it is no regular file");
        }
        try (InputStream in = new BoundedStream(zip.getInputStream(entry), Math.min(most, entry.getSize()))) {
            if (entry.isUnixSymlink()) {
                return new EntryLookup.LinkEntry(
                        new String(in.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8), false);
            }
            return new EntryContent(in, entry.getSize()).writeTo(target);
        }
    }
}
