package dev.roadcase.tests.inaetics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Every sample is in exactly one place: while all runs, when processors are killed, and when services are stopped. */
@ResourceLock(Shared.PROCESSORS)
class BooksJourney {
    private static final Pattern ALL_STORED = Pattern.compile("stopping, and all ([0-9]+) accepted samples are stored");

    @TempDir
    private Path folder;

    private Demonstrator demonstrator;

    @BeforeEach
    void start() throws IOException {
        demonstrator = new Demonstrator(folder);
    }

    @AfterEach
    void stop() {
        demonstrator.close();
    }

    private void produceAllThatIsPossible() {
        demonstrator.post("/coordinator/utilisation", "value=100");
        demonstrator.post("/coordinator/scaleProducer", "value=3");
    }

    /** The books, which have to hold at this very moment. */
    private JsonNode books() {
        JsonNode books = demonstrator.answer("/coordinator/ledger");
        assertThat(books.path("missing").asLong(-1)).as("%s", books).isZero();
        assertThat(books.path("dataStore").path("agrees").asBoolean())
                .as("%s", books)
                .isTrue();
        return books;
    }

    private void untilAllIsStored() {
        demonstrator.post("/coordinator/utilisation", "value=0");
        demonstrator.until("everything is stored", () -> {
            JsonNode books = books();
            return books.path("queued").asLong(1) == 0
                    && books.path("processing").asLong(1) == 0
                    && books.path("pending").asLong(1) == 0
                    && isWhole(books);
        });
    }

    private static boolean isWhole(JsonNode books) {
        long stored = books.path("stored").asLong();
        return stored + books.path("refused").asLong() == books.path("produced").asLong()
                && books.path("dataStore").path("received").asLong() == stored;
    }

    @Test
    void theBooksHoldWhileTheQueueFillsAndEmpties() {
        produceAllThatIsPossible();
        demonstrator.until("some are refused", () -> books().path("refused").asLong() > 0);
        demonstrator.until(
                "there are eight processors",
                () -> demonstrator
                        .get("/coordinator/systemStats")
                        .path("processors")
                        .asText()
                        .equals("8 / 8"));
        untilAllIsStored();
        demonstrator.until(
                "there is one processor",
                () -> demonstrator.replicas("processor").size() == 1);
        assertThat(demonstrator.said("viewer")).containsPattern("it rises.*, 1 → [23]");
    }

    @Test
    void whatADeadProcessorHeldIsProcessedByAnother() {
        produceAllThatIsPossible();
        demonstrator.until(
                "three processors work",
                () -> demonstrator.replicas("processor").size() >= 3
                        && books().path("stored").asLong() > 500);
        List<ProcessHandle> killed = demonstrator.replicas("processor");
        killed.forEach(ProcessHandle::destroyForcibly);
        demonstrator.until(
                "others are there",
                () -> demonstrator.replicas("processor").stream().anyMatch(replica -> !killed.contains(replica)));
        untilAllIsStored();
    }

    @Test
    void aQueueThatIsStoppedLosesNothingThatItAccepted() throws InterruptedException {
        produceAllThatIsPossible();
        demonstrator.until(
                "there is much in the queue", () -> books().path("queued").asLong() >= 3_000);
        String run = books().path("queue").asText();
        demonstrator.queue.destroy();
        assertThat(demonstrator.queue.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Matcher stored = ALL_STORED.matcher(demonstrator.said("queue"));
        assertThat(stored.find()).as(demonstrator.said("queue")).isTrue();
        demonstrator.until(
                "the data store has received them",
                () -> demonstrator.get("/store/received").path(run).asText().equals(stored.group(1)));
    }

    @Test
    void aViewerThatIsStoppedTakesItsProcessesAlongAndNothingIsLost() throws InterruptedException {
        produceAllThatIsPossible();
        demonstrator.until("a few are stored", () -> books().path("stored").asLong() > 500);
        List<ProcessHandle> replicas = demonstrator.viewer.children().toList();
        demonstrator.viewer.destroy();
        assertThat(demonstrator.viewer.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(replicas).isNotEmpty();
        demonstrator.until("none is left", () -> replicas.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void processesOfAViewerThatIsKilledEndByThemselves() {
        List<ProcessHandle> replicas = demonstrator.viewer.children().toList();
        assertThat(replicas).hasSize(2);
        demonstrator.viewer.destroyForcibly();
        demonstrator.until("none is left", () -> replicas.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aResetBringsEverythingBackToTheStart() {
        produceAllThatIsPossible();
        demonstrator.until("the queue is full", () -> books().path("queued").asLong() >= 9_000);
        demonstrator.post("/coordinator/reset", "");
        demonstrator.until("it is as at the start", () -> {
            JsonNode stats = demonstrator.get("/coordinator/systemStats");
            return books().path("queued").asLong() < 100
                    && stats.path("processors").asText().equals("1 / 1")
                    && stats.path("producers").asInt() == 1
                    && stats.path("productionRate").asInt() == 5;
        });
        assertThat(demonstrator.said("viewer")).contains("everything is as at the start");
    }
}
