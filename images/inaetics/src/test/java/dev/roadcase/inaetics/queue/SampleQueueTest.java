package dev.roadcase.inaetics.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.ledger.Ledger;
import dev.roadcase.inaetics.sample.QueuedSample;
import dev.roadcase.inaetics.sample.Sample;
import dev.roadcase.inaetics.wire.Accepted;
import dev.roadcase.inaetics.wire.Lease;
import dev.roadcase.inaetics.wire.Put;
import dev.roadcase.inaetics.wire.Settlement;
import dev.roadcase.inaetics.wire.Take;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SampleQueueTest {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicLong now = new AtomicLong();
    private final SampleQueue queue = new SampleQueue("run", now::get);
    private final Maker maker = new Maker("maker");

    /** A producer's count, by hand. */
    private final class Maker {
        private final String name;
        private long attempt;
        private long produced;
        private long refused;

        private Maker(String name) {
            this.name = name;
        }

        private Put make(int count) {
            produced += count;
            return again(count);
        }

        /** The last samples once more, as after an answer that did not arrive. */
        private Put again(int count) {
            Sample sample = new Sample(1, 2, 3);
            return new Put(name, ++attempt, produced - count, produced, refused, Collections.nCopies(count, sample));
        }

        private int send(int count) throws InterruptedException {
            int accepted = queue.put(make(count), AT_ONCE).count();
            refused += count - accepted;
            return accepted;
        }
    }

    private Lease take(int most) throws InterruptedException {
        return queue.take(new Take(Take.UNKNOWN, Optional.empty(), most), AT_ONCE);
    }

    private Lease settle(Settlement settlement) throws InterruptedException {
        return queue.take(new Take("run", Optional.of(settlement), 0), AT_ONCE);
    }

    private void fill() throws InterruptedException {
        for (int i = 0; i < SampleQueue.CAPACITY / Put.MOST; i++) {
            assertThat(maker.send(Put.MOST)).isEqualTo(Put.MOST);
        }
    }

    private Ledger balanced() {
        Ledger ledger = queue.ledger();
        assertThat(ledger.missing()).as("%s", ledger).isZero();
        return ledger;
    }

    @Test
    void lendsInTheOrderOfAcceptance() throws InterruptedException {
        maker.send(3);
        assertThat(take(2).samples()).extracting(QueuedSample::number).containsExactly(1L, 2L);
        assertThat(take(2).samples()).extracting(QueuedSample::number).containsExactly(3L);
        assertThat(take(2).isEmpty()).isTrue();
        assertThat(balanced().processing()).isEqualTo(3);
    }

    @Test
    void acceptsNoMoreThanItHoldsAndSaysHowMany() throws InterruptedException {
        fill();
        assertThat(maker.send(10)).isZero();
        take(4);
        assertThat(maker.send(10)).isEqualTo(4);
        assertThat(maker.send(0)).isZero();
        Ledger ledger = balanced();
        assertThat(ledger.queued()).isEqualTo(SampleQueue.CAPACITY);
        assertThat(ledger.refused()).isEqualTo(16);
        assertThat(ledger.pending()).isZero();
    }

    @Test
    void knowsWhatAProducerHoldsWhileItWaits() throws InterruptedException {
        fill();
        maker.send(10);
        assertThat(balanced().pending()).isEqualTo(10);
    }

    @Test
    void aPutWaitsForRoom() throws Exception {
        fill();
        Put waiting = maker.make(5);
        CompletableFuture<Accepted> answer = CompletableFuture.supplyAsync(() -> put(waiting, LONG));
        while (take(5).isEmpty() || balanced().pending() > 0) {
            Thread.onSpinWait();
        }
        assertThat(answer.get().count()).isEqualTo(5);
    }

    @Test
    void aTakeWaitsForASample() throws Exception {
        CompletableFuture<Lease> answer = CompletableFuture.supplyAsync(() -> take(5, LONG));
        maker.send(1);
        assertThat(answer.get().samples()).hasSize(1);
    }

    @Test
    void samplesThatAreSentAgainAreAcceptedOnce() throws InterruptedException {
        assertThat(queue.put(maker.make(7), AT_ONCE).count()).isEqualTo(7);
        assertThat(queue.put(maker.again(7), AT_ONCE).count()).isEqualTo(7);
        assertThat(balanced().queued()).isEqualTo(7);
    }

    @Test
    void whatIsSentAgainGoesOnWhereItWasCutOff() throws InterruptedException {
        fill();
        take(3);
        assertThat(queue.put(maker.make(8), AT_ONCE).count()).isEqualTo(3);
        take(4);
        assertThat(queue.put(maker.again(8), AT_ONCE).count()).isEqualTo(7);
        assertThat(balanced().pending()).isEqualTo(1);
    }

    @Test
    void aPutThatArrivesAfterALaterOneIsNotHeard() throws InterruptedException {
        fill();
        Put early = maker.make(8);
        Put late = maker.again(8);
        queue.put(late, AT_ONCE);
        take(100);
        assertThat(queue.put(early, AT_ONCE).count()).isZero();
        assertThat(balanced().queued()).isEqualTo(SampleQueue.CAPACITY - 100);
    }

    @Test
    void anAttemptThatStillWaitsGivesWayToTheNext() throws Exception {
        fill();
        Put early = maker.make(8);
        CompletableFuture<Accepted> first = CompletableFuture.supplyAsync(() -> put(early, LONG));
        while (queue.ledger().pending() < 8) {
            Thread.onSpinWait();
        }
        queue.put(maker.again(8), AT_ONCE);
        take(100);
        assertThat(first.get().count()).isZero();
        assertThat(balanced().queued()).isEqualTo(SampleQueue.CAPACITY - 100);
    }

    @Test
    void settledSamplesAreStored() throws InterruptedException {
        maker.send(5);
        long lease = take(5).number();
        settle(Settlement.stored(lease, "store"));
        settle(Settlement.stored(lease, "store"));
        assertThat(balanced().stored()).isEqualTo(5);
        assertThat(balanced().storedBy()).containsEntry("store", 5L);
    }

    @Test
    void aSettlementForAnotherRunMeansNothing() throws InterruptedException {
        maker.send(5);
        Settlement settlement = Settlement.stored(take(5).number(), "store");
        queue.take(new Take("earlier run", Optional.of(settlement), 0), AT_ONCE);
        assertThat(balanced().processing()).isEqualTo(5);
    }

    @Test
    void whatIsGivenBackIsLentNext() throws InterruptedException {
        maker.send(5);
        settle(Settlement.returned(take(3).number()));
        assertThat(take(9).samples()).extracting(QueuedSample::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        balanced();
    }

    @Test
    void theSamplesOfADeadProcessorAreLentToAnother() throws InterruptedException {
        maker.send(2);
        take(2);
        now.addAndGet(SampleQueue.LEASE.toNanos() - 1);
        assertThat(take(2).isEmpty()).isTrue();
        now.incrementAndGet();
        assertThat(take(2).samples()).extracting(QueuedSample::number).containsExactly(1L, 2L);
        assertThat(balanced().processing()).isEqualTo(2);
    }

    @Test
    void noMoreIsUnderLeaseThanItHolds() throws InterruptedException {
        fill();
        while (!take(Put.MOST).isEmpty()) {
            balanced();
        }
        maker.send(1);
        assertThat(take(1).isEmpty()).isTrue();
        assertThat(balanced().processing()).isEqualTo(SampleQueue.CAPACITY);
    }

    @Test
    void aProducerThatItMeetsLateIsCountedFromThere() throws InterruptedException {
        queue.put(new Put("old", 17, 100, 102, 30, List.of(new Sample(1, 2, 3), new Sample(1, 2, 3))), AT_ONCE);
        assertThat(balanced().earlier()).isEqualTo(70);
        assertThat(balanced().queued()).isEqualTo(2);
    }

    @Test
    void producersMayComeAndGoForEver() throws InterruptedException {
        for (int i = 0; i < 5 * Accounts.MOST; i++) {
            new Maker("maker-" + i).send(3);
        }
        assertThat(balanced().produced()).isEqualTo(15L * Accounts.MOST);
    }

    @Test
    void aSampleThatAProducerForgetsIsMissed() throws InterruptedException {
        queue.put(new Put("forgetful", 1, 0, 2, 0, List.of(new Sample(1, 2, 3))), AT_ONCE);
        assertThat(queue.ledger().isBalanced()).isFalse();
        assertThat(queue.ledger().missing()).isEqualTo(1);
    }

    @Test
    void hurriesUntilItIsEmpty() throws InterruptedException {
        maker.send(3);
        assertThat(take(1).hurry()).isFalse();
        queue.hurry();
        assertThat(take(1).hurry()).isTrue();
        assertThat(take(1).hurry()).isFalse();
        maker.send(2);
        assertThat(take(1).hurry()).isFalse();
    }

    @Test
    void drainsBeforeItEnds() throws Exception {
        maker.send(3);
        Lease before = take(1);
        CompletableFuture<Integer> left = CompletableFuture.supplyAsync(() -> drain(LONG));
        while (!queue.put(maker.again(0), AT_ONCE).closing()) {
            Thread.onSpinWait();
        }
        assertThat(maker.send(2)).isZero();
        settle(Settlement.stored(before.number(), "store"));
        Lease last = take(5);
        assertThat(last.hurry()).isTrue();
        assertThat(left).isNotDone();
        settle(Settlement.stored(last.number(), "store"));
        assertThat(left.get()).isZero();
        assertThat(balanced().stored()).isEqualTo(3);
    }

    @Test
    void saysWhatIsLeftWhereNobodyTakesIt() throws InterruptedException {
        maker.send(3);
        take(1);
        assertThat(queue.drain(AT_ONCE)).isEqualTo(3);
    }

    private Accepted put(Put put, Duration patience) {
        try {
            return queue.put(put, patience);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Lease take(int most, Duration patience) {
        try {
            return queue.take(new Take(Take.UNKNOWN, Optional.empty(), most), patience);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int drain(Duration longest) {
        try {
            return queue.drain(longest);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
