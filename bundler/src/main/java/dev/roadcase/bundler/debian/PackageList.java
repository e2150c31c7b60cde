package dev.roadcase.bundler.debian;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.lock.LockedPackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An unpacked list of packages on disk, found by name. A list has tens of thousands of stanzas, of which an image needs a
 * few: only their offsets are held, eight bytes for each name.
 */
final class PackageList {
    private static final int MOST_LINES = 10_000;

    private final Path file;
    /** Sorted; the hash of a name above, the offset of a stanza that has or provides it, or is essential, below. */
    private final long[] places;

    PackageList(Path file, long[] places) {
        this.file = file;
        this.places = places;
    }

    /** How a name and an offset are packed into one place. */
    static long place(String name, long offset) {
        return (long) name.hashCode() << 32 | offset;
    }

    /** The stanzas of all packages that have this name or provide it. */
    List<DebianPackage> named(String name) {
        return marked(name).stream()
                .filter(candidate -> candidate.name().equals(name)
                        || candidate.provides().stream().anyMatch(p -> p.name().equals(name)))
                .toList();
    }

    /** The stanzas that were noted under a name, and others whose name has the same hash. */
    private List<DebianPackage> marked(String name) {
        List<DebianPackage> found = new ArrayList<>();
        for (int i = first(place(name, 0)); i < places.length && places[i] >> 32 == name.hashCode(); i++) {
            found.add(at(places[i] & 0xffff_ffffL));
        }
        return found;
    }

    /** The stanzas of all essential packages. */
    List<DebianPackage> essential() {
        return marked(LockedPackages.ESSENTIAL).stream()
                .filter(DebianPackage::essential)
                .toList();
    }

    private int first(long place) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private DebianPackage at(long offset) {
        try (FileChannel channel = FileChannel.open(file).position(offset);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            String line = reader.readLine();
            while (line != null && !line.isEmpty() && lines.size() < MOST_LINES) {
                lines.add(line);
                line = reader.readLine();
            }
            return DebianPackage.of(Stanza.parse(lines));
        } catch (IOException e) {
            throw Problem.machine("read " + file + " failed: " + e.getMessage()).causedBy(e);
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic("read " + file.getFileName() + " at " + offset + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
