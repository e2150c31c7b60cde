package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Finds in a bundle what a machine has already in the copy of another one. */
final class BundleParts {
    /** Less is sent sooner than asked for. */
    private static final long LEAST = 64 << 10;
    /** Larger members have more than one header. */
    private static final long MOST = 8L << 30;
    /** All of them are words of one command, and Linux takes 128 KiB for it. */
    private static final int MOST_PARTS = 1500;

    private final List<TarArchiveEntry> blobs;
    private final long size;

    /** Reads where the blobs of this file are. */
    BundleParts(Path file) {
        try (TarFile tar = new TarFile(Files.newByteChannel(file))) {
            this.blobs = tar.getEntries().stream()
                    .filter(entry -> entry.getSize() >= LEAST && entry.getSize() < MOST)
                    .sorted(Comparator.comparingLong(TarArchiveEntry::getSize).reversed())
                    .toList();
            this.size = Files.size(file);
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** The file's parts from this byte on, in their order. */
    List<BundlePart> from(long at, OtherCopy other) {
        List<BundlePart> parts = new ArrayList<>();
        long end = at;
        for (BundlePart shared : shared(at, other)) {
            if (shared.from() > end) {
                parts.add(BundlePart.sent(end, shared.from()));
            }
            parts.add(shared);
            end = shared.to();
        }
        if (end < size) {
            parts.add(BundlePart.sent(end, size));
        }
        return parts;
    }

    private List<BundlePart> shared(long at, OtherCopy other) {
        return blobs.stream()
                .filter(blob -> other.offsets().containsKey(blob.getName()))
                .limit(MOST_PARTS)
                .map(blob -> new BundlePart(
                        blob.getDataOffset(),
                        blob.getDataOffset() + blob.getSize(),
                        OptionalLong.of(other.offsets().get(blob.getName()))))
                .filter(part -> part.to() > at)
                .map(part -> part.after(at))
                .sorted(Comparator.comparingLong(BundlePart::from))
                .toList();
    }
}
