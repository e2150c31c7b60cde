package dev.roadcase.inaetics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.sample.QueuedResult;
import dev.roadcase.inaetics.sample.Result;
import dev.roadcase.inaetics.sample.Sample;
import dev.roadcase.inaetics.wire.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultStoreTest {
    private final ResultStore store = new ResultStore();

    /** A result that was processed long after its sample was made. */
    private void deliver(String queue, long number, long sampleTime) {
        Result result = new Result(sampleTime + 1_000_000, 3, new Sample(sampleTime, 1, 2));
        store.add(new Delivery(queue, List.of(new QueuedResult(number, result))));
    }

    @Test
    void aResultIsCountedOnceHoweverOftenItIsDelivered() {
        deliver("queue", 1, 10);
        deliver("queue", 1, 10);
        assertThat(store.received()).isEqualTo(1);
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void theSameNumberOfAnotherQueueIsAnotherSample() {
        deliver("queue", 1, 10);
        deliver("next queue", 1, 10);
        assertThat(store.received()).isEqualTo(2);
        assertThat(store.receivedByQueue()).containsEntry("queue", 1L).containsEntry("next queue", 1L);
    }

    @Test
    void whenFullTheOldestGo() {
        for (int i = 1; i <= ResultStore.CAPACITY + 5; i++) {
            deliver("queue", i, i);
        }
        assertThat(store.size()).isEqualTo(ResultStore.CAPACITY);
        assertThat(store.received()).isEqualTo(ResultStore.CAPACITY + 5);
        assertThat(store.between(0, 7, 10))
                .extracting(result -> result.sample().time())
                .containsExactly(6L);
    }

    @Test
    void aSpanIsOneOfTheSamplesTimes() {
        deliver("queue", 1, 10);
        deliver("queue", 2, 20);
        deliver("queue", 3, 30);
        assertThat(store.between(10, 30, 10))
                .extracting(result -> result.sample().time())
                .containsExactly(10L, 20L);
        assertThat(store.between(10, 31, 1))
                .extracting(result -> result.sample().time())
                .containsExactly(30L);
    }

    @Test
    void whatIsClearedIsStillCounted() {
        deliver("queue", 1, 10);
        store.clear();
        deliver("queue", 1, 10);
        assertThat(store.size()).isZero();
        assertThat(store.received()).isEqualTo(1);
    }
}
