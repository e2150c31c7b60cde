package dev.roadcase.bundler.delta;

import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * An open delta. Nothing in it is verified: what is made of it has a signature that is.
 *
 * @param from digest of the older bundle's index.json
 * @param to of the newer one's
 * @param lines name and size of each entry of the newer one, in their order
 * @param places where entries that are carried stand
 */
record Delta(Source source, Digest from, Digest to, List<ListedEntry> lines, Map<String, CarriedPlace> places)
        implements Closeable {

    /** An entry of the newer bundle. */
    record ListedEntry(String name, long size) {
        static ListedEntry parse(String line) {
            int space = line.indexOf(' ');
            ListedEntry parsed =
                    new ListedEntry(line.substring(space + 1), Long.parseLong(line, 0, Math.max(0, space), 10));
            if (parsed.size() < 0 || parsed.name().isEmpty()) {
                throw new IllegalArgumentException("no size and name: " + line);
            }
            return parsed;
        }
    }

    /** Where content stands in the delta. */
    record CarriedPlace(long offset, long size) {}

    /**
     * Opens it.
     *
     * @throws Problem exit 3 where it is no delta, or one of a newer format
     */
    static Delta open(Path file) {
        Source source = FileSource.open(file);
        return source.openedBy(() -> opened(file, source));
    }

    private static Delta opened(Path file, Source source) {
        try (TarFile tar = new TarFile(Files.newByteChannel(file))) {
            Map<String, CarriedPlace> places = new LinkedHashMap<>();
            for (TarArchiveEntry entry : tar.getEntries()) {
                places.put(entry.getName(), new CarriedPlace(entry.getDataOffset(), entry.getSize()));
            }
            var head = Json.object(content(source, places, DeltaFormat.HEAD, Json.LARGEST_DOCUMENT));
            requireVersion(head.path("delta").asInt());
            return new Delta(
                    source,
                    Digest.parse(head.path("from").asText()),
                    Digest.parse(head.path("to").asText()),
                    lines(content(source, places, DeltaFormat.LIST, DeltaFormat.LARGEST_LIST)),
                    places);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badInput(file + " is no delta: " + e.getMessage())
                    .advise("make one: bundle diff OLD NEW -o DELTA")
                    .causedBy(e);
        }
    }

    private static void requireVersion(int version) {
        if (version != DeltaFormat.VERSION) {
            throw new IllegalArgumentException(
                    "it has the format " + version + ", and this program knows " + DeltaFormat.VERSION);
        }
    }

    private static byte[] content(Source source, Map<String, CarriedPlace> places, String name, int largest)
            throws IOException {
        CarriedPlace place = Optional.ofNullable(places.get(name))
                .filter(its -> its.size() <= largest)
                .orElseThrow(() -> new IllegalArgumentException("it has no entry " + name));
        ByteBuffer bytes = ByteBuffer.allocate((int) place.size());
        source.read(bytes, place.offset());
        return bytes.array();
    }

    private static List<ListedEntry> lines(byte[] list) {
        return new String(list, StandardCharsets.US_ASCII)
                .lines()
                .map(ListedEntry::parse)
                .toList();
    }

    @Override
    public void close() {
        source.close();
    }
}
