package dev.roadcase.bundler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("jdk")
@Timeout(60)
class WriteOutTest {
    private static final long ENOUGH = 64 << 20;

    private final Semaphore forced = new Semaphore(0);

    @Test
    void whatIsWrittenGoesToTheDiskWhileMoreArrives() throws Exception {
        try (WriteOut writeOut = WriteOut.of(storage(forced::release))) {
            writeOut.wrote(ENOUGH / 2);
            writeOut.wrote(ENOUGH / 2);
            assertThat(forced.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            writeOut.wrote(ENOUGH);
            assertThat(forced.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aDiskThatFailedOnceHasFailed() throws Exception {
        CountDownLatch failing = new CountDownLatch(1);
        WriteOut writeOut = WriteOut.of(storage(() -> {
            failing.countDown();
            throw new IOException("Input/output error");
        }));
        writeOut.wrote(ENOUGH);
        failing.await();
        assertThatThrownBy(writeOut::end).isInstanceOf(IOException.class).hasMessage("Input/output error");
        assertThatThrownBy(() -> writeOut.wrote(1)).isInstanceOf(IOException.class);
    }

    @Test
    void littleIsLeftToTheEnd() throws Exception {
        WriteOut writeOut = WriteOut.of(storage(forced::release));
        writeOut.wrote(1);
        writeOut.end();
        assertThat(forced.availablePermits()).isZero();
    }

    private interface Force {
        void run() throws IOException;
    }

    /** A disk that can do nothing but what is asked of it here. */
    private static Storage storage(Force force) {
        return (Storage) Proxy.newProxyInstance(
                WriteOutTest.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("force")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    force.run();
                    return null;
                });
    }
}
