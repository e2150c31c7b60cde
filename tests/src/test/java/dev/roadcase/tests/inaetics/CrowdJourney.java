package dev.roadcase.tests.inaetics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.http.Json;
import dev.roadcase.inaetics.registration.Identity;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.registration.Usage;
import dev.roadcase.inaetics.sample.QueuedResult;
import dev.roadcase.inaetics.sample.Result;
import dev.roadcase.inaetics.sample.Sample;
import dev.roadcase.inaetics.statistics.Statistic;
import dev.roadcase.inaetics.wire.Delivery;
import dev.roadcase.inaetics.wire.Put;
import dev.roadcase.inaetics.wire.RemoteQueue;
import dev.roadcase.inaetics.wire.RemoteStore;
import dev.roadcase.tests.parts.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whatever a crowd asks of the demonstrator, it stays within its memory, and works when the crowd has gone. */
@ResourceLock(Shared.PROCESSORS)
class CrowdJourney {
    /** Half of what the pod of either may have, in KiB. */
    private static final long MOST = 150 << 10;

    private static final String LONG_NAME = "x".repeat(120);

    @TempDir
    private Path folder;

    @Test
    void itStaysWithinItsMemoryAndWorksAfterwards() throws IOException {
        try (Demonstrator demonstrator = new Demonstrator(folder)) {
            try (Crowd producers = new Crowd(demonstrator.queueAddress());
                    Crowd pages = new Crowd(demonstrator.viewerAddress())) {
                producers
                        .post(30, RemoteQueue.SAMPLES, CrowdJourney::put)
                        .post(6, RemoteQueue.TAKE, number -> new byte[16 << 20])
                        .begin(20, RemoteQueue.SAMPLES);
                pages.post(4, Registration.PATH, CrowdJourney::registration)
                        .post(4, RemoteStore.RESULTS, CrowdJourney::delivery)
                        .begin(20, Registration.PATH)
                        .ask(60, "/coordinator/statistics?points=300")
                        .ask(60, RemoteStore.RESULTS);
                demonstrator.until("it was much", () -> producers.sent() > 500 && pages.sent() > 1000);
            }
            for (Process process : List.of(demonstrator.queue, demonstrator.viewer)) {
                assertThat(process.isAlive()).isTrue();
                assertThat(peak(process)).isBetween(1L, MOST);
            }
            assertThat(demonstrator.said("queue") + demonstrator.said("viewer")).doesNotContain("OutOfMemoryError");
            long stored = stored(demonstrator);
            demonstrator.until("it works", () -> stored(demonstrator) > stored + 100);
        }
    }

    private static long stored(Demonstrator demonstrator) {
        return demonstrator.answer("/coordinator/ledger").path("stored").asLong();
    }

    private static byte[] put(int number) {
        Sample sample = new Sample(System.currentTimeMillis(), 1, 2);
        return new Put(LONG_NAME + number, 1, 0, Put.MOST, 0, Collections.nCopies(Put.MOST, sample)).bytes();
    }

    private static byte[] registration(int number) {
        List<Statistic> statistics = IntStream.range(0, 16)
                .mapToObj(at -> new Statistic(LONG_NAME + number + "-" + at, LONG_NAME, LONG_NAME, number))
                .toList();
        Identity identity = new Identity(Kind.PROCESSOR, LONG_NAME + number, LONG_NAME + number, LONG_NAME);
        return Json.bytes(new Registration(identity, Usage.UNKNOWN, OptionalInt.empty(), statistics).json());
    }

    private static byte[] delivery(int number) {
        Sample sample = new Sample(System.currentTimeMillis(), 1, 2);
        List<QueuedResult> results = LongStream.rangeClosed(1, Put.MOST)
                .mapToObj(at -> new QueuedResult(number * 1000L + at, Result.of(sample, at)))
                .toList();
        return new Delivery(LONG_NAME + number, results).bytes();
    }

    /** The most memory that a process has had resident, in KiB. */
    private static long peak(Process process) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(one -> one.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
