package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.faults.Asked;
import dev.roadcase.tests.faults.Fault;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older bundle has is neither fetched nor made again, and none of it is believed without its digest. */
class ReuseJourney {
    @TempDir
    private static Path folder;

    private static PreparedDemo prepared;

    @TempDir
    private Path work;

    private Launcher bundle;
    private int imagesBefore;
    private int filesBefore;

    @BeforeAll
    static void prepare() throws IOException {
        prepared = new PreparedDemo(folder);
    }

    @AfterAll
    static void stop() {
        prepared.close();
    }

    @BeforeEach
    void copy() {
        prepared.copyTo(work);
        bundle = Launcher.in(work);
        mark();
    }

    /** What was asked until now is not counted. */
    private void mark() {
        imagesBefore = prepared.images().asked().size();
        filesBefore = prepared.files().asked().size();
    }

    private void deleteBundleAndLock() throws IOException {
        Files.delete(work.resolve("a.bundle"));
        Files.delete(work.resolve("demo/demo.lock.yaml"));
    }

    @Test
    void whereNothingChangedNothingIsFetchedAndTheFileStays() throws IOException {
        Object file = Files.getAttribute(work.resolve("a.bundle"), "unix:ino");
        Object written = Files.getLastModifiedTime(work.resolve("a.bundle"));
        assertThat(prepare("a.bundle").succeeded().out()).startsWith("nothing changed: a.bundle  ");
        assertThat(prepare("a.bundle", "--json").json().get("written").asBoolean())
                .isFalse();
        assertThat(asked()).isEmpty();
        assertThat(Files.getAttribute(work.resolve("a.bundle"), "unix:ino")).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(work.resolve("a.bundle"))).isEqualTo(written);
        bundle.requireWhole("a.bundle");
    }

    @Test
    void onUpdateTagsAreLookedUpAndNothingIsSent() {
        assertThat(prepare("a.bundle", "--update").succeeded().out()).startsWith("nothing changed: ");
        assertThat(askedImages())
                .isNotEmpty()
                .allMatch(request -> request.method().equals("HEAD"));
    }

    @Test
    void onUpdateAFileIsNotSentWhoseStatedSumIsTheOldOne() throws IOException {
        deleteBundleAndLock();
        String sum = Digest.of(PreparedDemo.TOOL).hex();
        String url = "http://" + prepared.files().host() + "/tool";
        DemoSource stated =
                DemoSource.in(work, "demo", "files: [{url: \"" + url + "\", sha256: " + sum + ", path: /opt/tool}]\n");
        prepare("a.bundle").succeeded();
        String lock = stated.lock();
        mark();
        assertThat(prepare("a.bundle", "--update").succeeded().out()).startsWith("nothing changed: ");
        assertThat(askedFiles()).allMatch(request -> request.method().equals("HEAD"));
        assertThat(stated.lock()).isEqualTo(lock);
        Files.delete(work.resolve("a.bundle"));
        prepare("a.bundle", "--update").succeeded();
        assertThat(stated.lock()).isEqualTo(lock);
    }

    @Test
    void aTagThatMovedCostsWhatIsNewAndGivesTheSameBytesAsAFreshPrepare() throws IOException {
        deleteBundleAndLock();
        prepared.push("1", "moving");
        prepared.demo(work, "moving");
        String shared = digest(last(prepare("a.bundle", "--json").succeeded().json(), "acme/moving"));
        Files.copy(work.resolve("a.bundle"), work.resolve("old.bundle"));
        prepared.push("2", "moving");
        assertThat(asks(Asked.blob(shared))).isOne();
        prepare("a.bundle", "--update").succeeded();
        assertThat(asks(Asked.blob(shared))).isOne();
        prepare("b.bundle").succeeded();
        assertThat(work.resolve("a.bundle")).hasSameBinaryContentAs(work.resolve("b.bundle"));
        requireCarriedByADelta("old.bundle", "a.bundle");
    }

    private void requireCarriedByADelta(String older, String newer) throws IOException {
        assertThat(bundle.run("diff", older, newer, "-o", "a.delta").succeeded().out())
                .contains("changed  image", "acme/moving", "wrote a.delta");
        assertThat(Files.size(work.resolve("a.delta"))).isLessThan(Files.size(work.resolve(newer)) / 2);
        bundle.run("patch", older, "a.delta", "-o", "made.bundle").succeeded();
        assertThat(work.resolve("made.bundle")).hasSameBinaryContentAs(work.resolve(newer));
    }

    @Test
    void anotherBundleServesWhereTheRegistryIsGone() {
        prepared.images().always(Asked.anything(), new Fault.Reset(0));
        prepared.files().always(Asked.anything(), new Fault.Reset(0));
        try {
            prepare("b.bundle", "--reuse", "a.bundle").succeeded();
        } finally {
            prepared.images().beHonest();
            prepared.files().beHonest();
        }
        assertThat(work.resolve("b.bundle")).hasSameBinaryContentAs(work.resolve("a.bundle"));
        bundle.requireWhole("b.bundle");
    }

    @Test
    void aDamagedBlobIsFetchedInstead() {
        String layer = damage("acme/api");
        Ran warned = prepareAloud("b.bundle", "--reuse", "a.bundle").succeeded();
        assertThat(warned.err()).contains("a.bundle", layer, "damaged");
        assertThat(asks(Asked.blob(layer))).isOne();
        bundle.requireWhole("b.bundle");
    }

    @Test
    void aDamagedBundleAtTheOutputIsNotCalledUnchanged() throws IOException {
        byte[] whole = Files.readAllBytes(work.resolve("a.bundle"));
        damage("acme/own");
        Ran again = prepareAloud("a.bundle").succeeded();
        assertThat(again.out()).startsWith("wrote a.bundle");
        assertThat(again.err()).contains("a.bundle").contains("damaged");
        assertThat(work.resolve("a.bundle")).hasBinaryContent(whole);
    }

    @Test
    void ofABundleThatWasCutShortTheBeginningServes() throws IOException {
        byte[] whole = Files.readAllBytes(work.resolve("a.bundle"));
        try (FileChannel file = FileChannel.open(work.resolve("a.bundle"), StandardOpenOption.WRITE)) {
            file.truncate(whole.length - 150_000);
        }
        assertThat(prepareAloud("a.bundle").succeeded().err()).contains("cut short");
        assertThat(work.resolve("a.bundle")).hasBinaryContent(whole);
        assertThat(asks(Asked.manifests())).isZero();
    }

    @Test
    void aDemoThatChangedInOnePlaceIsMadeAnewInThatPlaceAlone() {
        new DemoSource(work.resolve("demo")).file("www/index.html", "second\n");
        JsonNode plan = prepare("a.bundle", "--dry-run", "--json").json();
        assertThat(reused(plan, "acme/own")).containsExactly(true, false);
        assertThat(reused(plan, "/tool")).containsExactly(true);
        prepare("a.bundle").succeeded();
        assertThat(asked()).isEmpty();
        bundle.requireWhole("a.bundle");
    }

    @Test
    void whatAStrangerSaysOfItsLayersIsNotBelieved() {
        Launcher another =
                bundle.with("XDG_CONFIG_HOME", work.resolve("strange").toString());
        JsonNode plan = another.run(prepared.words("b.bundle", "--reuse", "a.bundle", "--dry-run", "--json"))
                .json();
        assertThat(reused(plan, "acme/api")).contains(true);
        assertThat(reused(plan, "acme/own")).containsExactly(false, false);
        assertThat(reused(plan, "/tool")).containsExactly(false);
    }

    /** As {@code touch -r} does after {@code dd}. */
    @Test
    void aDamagedBundleWhoseTimesWerePutBackIsNotCalledUnchanged() throws IOException {
        Path file = work.resolve("a.bundle");
        byte[] whole = Files.readAllBytes(file);
        Object times = Files.getLastModifiedTime(file);
        damage("acme/own");
        Files.setAttribute(file, "lastModifiedTime", times);
        Ran again = prepareAloud("a.bundle").succeeded();
        assertThat(again.out()).startsWith("wrote a.bundle");
        assertThat(again.err()).contains("a.bundle").contains("damaged");
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void aFileThatRottedWhereNobodyWroteIsMadeAnewOnTheSecondTry() throws IOException {
        Path file = work.resolve("a.bundle");
        assumeThat(FileStamp.of(file)).as("this disk stays in the machine").isPresent();
        Files.delete(file);
        prepare("a.bundle").succeeded();
        damage("/tool");
        markAgain(file);
        new DemoSource(work.resolve("demo")).file("www/index.html", "second\n");
        assertThat(prepare("a.bundle").failed(6).err()).contains("a.bundle is damaged", "again");
        prepare("a.bundle").succeeded();
        bundle.requireWhole("a.bundle");
    }

    /** As prepare marks a file that it has read. */
    private static void markAgain(Path file) throws IOException {
        Files.setAttribute(file, "user:dev.roadcase.whole", "rotting".getBytes(US_ASCII));
        FileStamp now = FileStamp.of(file).orElseThrow();
        String mark = "2 " + now.device() + " " + now.inode() + " " + now.size() + " " + now.changed();
        Files.setAttribute(file, "user:dev.roadcase.whole", mark.getBytes(US_ASCII));
    }

    @Test
    void whatIsNoBundleCannotBeReused() throws IOException {
        Files.delete(work.resolve("a.bundle"));
        Files.writeString(work.resolve("text"), "text\n".repeat(1000));
        assertThat(prepare("a.bundle", "--reuse", "text").failed(3).err()).contains("--reuse", "text is not a bundle");
        assertThat(prepare("a.bundle", "--reuse", "gone").failed(3).err()).contains("--reuse", "gone");
        Files.copy(work.resolve("text"), work.resolve("a.bundle"));
        prepare("a.bundle").succeeded();
    }

    /** Whether each layer or file of this origin would be copied, in their order in the bundle. */
    private static List<Boolean> reused(JsonNode plan, String origin) {
        return contents(plan, origin).map(blob -> blob.has("reusedFrom")).toList();
    }

    private static Stream<JsonNode> contents(JsonNode report, String origin) {
        return StreamSupport.stream(report.get("blobs").spliterator(), false)
                .filter(blob -> blob.get("origin").asText().contains(origin))
                .filter(blob -> blob.get("mediaType").asText().matches(".*(layer|file).*"));
    }

    private static JsonNode last(JsonNode report, String origin) {
        return contents(report, origin).reduce((first, second) -> second).orElseThrow();
    }

    private static String digest(JsonNode blob) {
        return blob.get("digest").asText();
    }

    /** Changes a byte of the last layer or file of this origin in a.bundle, and says which that is. */
    private String damage(String origin) {
        JsonNode blob = last(prepared.report(), origin);
        Program.run(
                "sh",
                "-c",
                "printf x | dd of=" + work.resolve("a.bundle") + " bs=1 conv=notrunc status=none seek="
                        + (blob.get("offset").asLong() + 20));
        return digest(blob);
    }

    private List<Asked> askedImages() {
        List<Asked> all = prepared.images().asked();
        return all.subList(imagesBefore, all.size());
    }

    private List<Asked> askedFiles() {
        List<Asked> all = prepared.files().asked();
        return all.subList(filesBefore, all.size());
    }

    private List<Asked> asked() {
        return Stream.concat(askedImages().stream(), askedFiles().stream()).toList();
    }

    private long asks(Predicate<Asked> which) {
        return askedImages().stream().filter(which).count();
    }

    private Ran prepare(String output, String... more) {
        String[] quietly =
                Stream.concat(Stream.of("--progress", "none"), Stream.of(more)).toArray(String[]::new);
        return prepareAloud(output, quietly);
    }

    /** With what it says on the way. */
    private Ran prepareAloud(String output, String... more) {
        return bundle.run(prepared.words(output, more));
    }
}
