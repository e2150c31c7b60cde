package dev.roadcase.bundler.provider.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlePartsTest {
    private static final String INDEX = "5e".repeat(32);
    private static final int LARGE = 300_001;
    private static final int SMALL = 5_000;

    @TempDir
    private Path folder;

    private Path newer;
    private Path older;

    @BeforeEach
    void write() throws IOException {
        newer = tar("newer", Map.of("a", LARGE, "b", LARGE, "c", SMALL, "d", LARGE));
        older = tar("older", Map.of("b", LARGE, "c", SMALL, "d", LARGE, "e", LARGE));
    }

    private Path tar(String name, Map<String, Integer> blobs) throws IOException {
        Path file = folder.resolve(name);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            for (String blob : blobs.keySet().stream().sorted().toList()) {
                TarArchiveEntry entry = new TarArchiveEntry("blobs/sha256/" + blob.repeat(64));
                entry.setSize(blobs.get(blob));
                tar.putArchiveEntry(entry);
                byte[] content = new byte[blobs.get(blob)];
                new Random(blob.hashCode()).nextBytes(content);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    private OtherCopy copy() throws IOException {
        Process tar = new ProcessBuilder("tar", "--list", "--block-number", "-f", older.toString()).start();
        String list = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return OtherCopy.parse("partial 17 " + "0".repeat(64) + "\nother " + INDEX + "\n" + list);
    }

    @Test
    void largeBlobsAreTakenFromTheOtherCopyAndTheRestIsSent() throws IOException {
        List<BundlePart> parts = new BundleParts(newer).from(0, copy());
        assertThat(parts).extracting(BundlePart::isSent).containsExactly(true, false, true, false, true);
        assertThat(parts).filteredOn(part -> !part.isSent()).allMatch(part -> part.size() == LARGE);
        assertThat(copy().index()).isEqualTo(INDEX);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 400_000, 700_000})
    void togetherTheyAreTheBundleFromAnyByteOn(int at) throws IOException {
        byte[] whole = Files.readAllBytes(newer);
        byte[] there = Files.readAllBytes(older);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (BundlePart part : new BundleParts(newer).from(at, copy())) {
            assertThat(part.word()).isEqualTo((part.isSent() ? "" : part.there().getAsLong()) + ":" + part.size());
            int from = (int) part.there().orElse(part.from());
            out.write(part.isSent() ? whole : there, from, (int) part.size());
        }
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(whole, at, whole.length));
    }

    @Test
    void withoutAnotherCopyAllOfItIsSent() {
        assertThat(new BundleParts(newer).from(7, OtherCopy.parse("kept 5 6\n")))
                .containsExactly(BundlePart.sent(7, newer.toFile().length()));
        assertThat(new BundleParts(newer).from(newer.toFile().length(), OtherCopy.NONE))
                .isEmpty();
    }
}
