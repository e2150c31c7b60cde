package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Gzip;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A chart with all that it depends on, as one file for Helm: the same bytes for the same chart. */
record ChartArchive(ChartFolder folder, JsonNode metadata) {
    /** As {@code helm package} calls it. */
    String name() {
        return word("name") + "-" + word("version") + ".tgz";
    }

    private String word(String key) {
        return metadata.path(key).asText().replaceAll("[^A-Za-z0-9._+-]", "_");
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path file : folder.files()) {
                put(file, tar);
            }
        } catch (IOException e) {
            throw Problem.machine("pack the chart " + folder.shown() + ": " + e.getMessage())
                    .causedBy(e);
        }
        return Gzip.packed(bytes.toByteArray());
    }

    private void put(Path file, TarArchiveOutputStream tar) throws IOException {
        byte[] content = ChartFolder.bytes(file);
        TarArchiveEntry entry =
                new TarArchiveEntry(word("name") + "/" + folder.path().relativize(file));
        entry.setSize(content.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
