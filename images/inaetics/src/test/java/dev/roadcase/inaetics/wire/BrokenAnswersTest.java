package dev.roadcase.inaetics.wire;

import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Answer;
import dev.roadcase.inaetics.http.Client;
import dev.roadcase.inaetics.http.Routes;
import dev.roadcase.inaetics.http.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever answers with status 200 and no message has not answered: what was sent is sent again. */
@Tag("jdk")
class BrokenAnswersTest {
    private static final Put PUT = new Put("p", 1, 0, 0, 0, List.of());

    private Server server;
    private RemoteQueue queue;
    private RemoteStore store;

    @BeforeEach
    void start() throws IOException {
        Routes routes = new Routes(() -> true)
                .post(RemoteQueue.SAMPLES, call -> Answer.message(new Accepted(1, false).bytes()))
                .post(RemoteQueue.TAKE, call -> Answer.message(new byte[3]))
                .post(RemoteStore.RESULTS, call -> Answer.nothing());
        server = Server.start(new Address("127.0.0.1", 0), Set.of(), routes, Events.NONE);
        Client patient = new Client(Duration.ofMinutes(1));
        queue = new RemoteQueue(patient, server.address());
        store = new RemoteStore(patient, server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTakeWithABrokenAnswerHasFailed() {
        assertThatIOException()
                .isThrownBy(() -> queue.take(new Take(Take.UNKNOWN, Optional.empty(), 1)))
                .withMessageContaining(RemoteQueue.TAKE)
                .withMessageContaining("cut off after 3 bytes");
    }

    @Test
    void aPutOfWhichMoreIsAcceptedThanItHasHasFailed() {
        assertThatIOException().isThrownBy(() -> queue.put(PUT)).withMessageContaining("accepts 1 of 0 samples");
    }

    @Test
    void aDeliveryToAStoreWithoutANameHasFailed() {
        assertThatIOException()
                .isThrownBy(() -> store.deliver(new Delivery("q", List.of())))
                .withMessageContaining("a name of 0 characters");
    }
}
