package dev.roadcase.agent.archive.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("jdk")
@Timeout(60)
class SharedPartsTest {
    private static final int MIB = 1 << 20;
    private static final Entry BLOB = new Entry("blobs/sha256/" + "0".repeat(64), 0, 200L * MIB);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private volatile int status = 206;
    private HttpServer server;
    private SharedParts parts;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(answering);
        server.start();
        URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        parts = new SharedParts("here", new HttpParts(root, Optional.empty()));
    }

    @AfterEach
    void stop() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
        answering.shutdownNow();
    }

    @Test
    void aPartThatCannotBeFetchedIsAnErrorForAllAndIsFetchedAnewLater() throws Exception {
        status = 404;
        List<Future<Integer>> readers = sixteen(() -> read(0));
        gate.countDown();
        for (Future<Integer> reader : readers) {
            assertThatThrownBy(reader::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM));
        }
        status = 206;
        assertThat(read(0)).isEqualTo(1024);
        assertThat(parts.bytes()).isEqualTo(MIB);
    }

    @Test
    void aFetcherThatIsInterruptedLeavesTheWorkToTheOthers() throws Exception {
        Thread first = new Thread(() -> assertThatThrownBy(() -> read(0)).isInstanceOf(Problem.class));
        first.start();
        awaitAsked(1);
        List<Future<Integer>> others = sixteen(() -> read(0));
        first.interrupt();
        first.join();
        awaitAsked(2);
        gate.countDown();
        for (Future<Integer> reader : others) {
            assertThat(reader.get()).isEqualTo(1024);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void aReaderThatIsInterruptedWhileItWaitsHurtsNobody() throws Exception {
        Future<Integer> fetcher = threads.submit(() -> read(0));
        awaitAsked(1);
        Future<Integer> waiting = threads.submit(() -> read(0));
        waiting.cancel(true);
        gate.countDown();
        assertThat(fetcher.get()).isEqualTo(1024);
        assertThat(asked).hasValue(1);
    }

    @Test
    void hundredReadersOfHundredPlacesTakeTheRoomOfTwentyFour() throws Exception {
        gate.countDown();
        List<Future<Integer>> readers = IntStream.range(0, 100)
                .mapToObj(reader -> threads.submit(() -> read(2L * reader * MIB)))
                .toList();
        for (Future<Integer> reader : readers) {
            assertThat(reader.get()).isEqualTo(1024);
        }
        assertThat(parts.bytes()).isEqualTo(24L * MIB);
        assertThat(sent).hasValue(24L * MIB + 76 * 1024);
    }

    @Test
    void whatIsBehindTheEndOfAReaderIsNotFetched() {
        gate.countDown();
        assertThat(parts.read(BLOB, ByteBuffer.allocate(1024), 5000, 9000)).isEqualTo(1024);
        assertThat(sent).hasValue(4000);
        assertThat(parts.read(BLOB, ByteBuffer.allocate(1024), 4000, 9000)).isEqualTo(1000);
        assertThat(sent).hasValue(5000);
    }

    private int read(long at) {
        return parts.read(BLOB, ByteBuffer.allocate(1024), at, BLOB.size());
    }

    private List<Future<Integer>> sixteen(Callable<Integer> reading) {
        return IntStream.range(0, 16)
                .mapToObj(reader -> threads.submit(reading))
                .toList();
    }

    private void awaitAsked(int times) throws InterruptedException {
        while (asked.get() < times) {
            Thread.sleep(1);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            return;
        }
        String[] range = exchange.getRequestHeaders().getFirst("Range").split("[=-]");
        int length = (int) (Long.parseLong(range[2]) - Long.parseLong(range[1]) + 1);
        exchange.sendResponseHeaders(status, status == 206 ? length : -1);
        if (status == 206) {
            sent.addAndGet(length);
            exchange.getResponseBody().write(new byte[length]);
        }
        exchange.close();
    }
}
