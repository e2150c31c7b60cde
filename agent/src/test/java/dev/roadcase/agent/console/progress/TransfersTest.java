package dev.roadcase.agent.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Transfers transfers = new Transfers();
    private long now;

    @Test
    void transfersAreToldApartByTheirNames() {
        after(0, new Event.TransferBegan("a", 100), new Event.TransferBegan("b", -1));
        after(1, new Event.TransferMoved("b", 7), new Event.TransferMoved("a", 40));
        assertThat(transfers.running(now)).extracting(Moving::what).containsExactly("a", "b");
        assertThat(transfers.running(now)).extracting(Moving::position).containsExactly(40L, 7L);
        after(1, new Event.TransferEnded("a"));
        assertThat(transfers.running(now)).extracting(Moving::what).containsExactly("b");
    }

    @Test
    void theWholeIsWhatIsPresentAndWhatHasMoved() {
        after(0, new Event.Expected(1000, 500), new Event.TransferBegan("a", 100), new Event.TransferBegan("b", 400));
        after(1, new Event.TransferMoved("a", 100), new Event.TransferEnded("a"), new Event.TransferMoved("b", 30));
        assertThat(whole()).isEqualTo(630);
        after(1, new Event.Expected(1000, 700));
        assertThat(whole()).isEqualTo(730);
    }

    @Test
    void aTransferThatGoesOnCountsFromThere() {
        after(0, new Event.Expected(1000, 0), new Event.TransferBegan("a", 400), new Event.TransferResumed("a", 300));
        assertThat(whole()).isEqualTo(300);
        after(1, new Event.TransferMoved("a", 50), new Event.TransferResumed("a", 0), new Event.TransferMoved("a", 10));
        assertThat(whole()).isEqualTo(10);
    }

    @Test
    void whatWasThereBeforeIsNoSpeed() {
        after(0, new Event.TransferBegan("a", 1000), new Event.TransferResumed("a", 900));
        after(2, new Event.TransferMoved("a", 20));
        assertThat(transfers.running(now).get(0).perSecond()).isEqualTo(10);
    }

    @Test
    void theSpeedIsThatOfTheLastTenSeconds() {
        after(0, new Event.TransferBegan("a", 1 << 20));
        for (int second = 0; second < 30; second++) {
            after(1, new Event.TransferMoved("a", 100));
        }
        assertThat(transfers.running(now).get(0).perSecond()).isEqualTo(100);
        for (int second = 0; second < 10; second++) {
            after(1, new Event.TransferMoved("a", 300));
        }
        assertThat(transfers.running(now).get(0).perSecond()).isEqualTo(300);
        now += 60 * SECOND;
        assertThat(transfers.running(now).get(0).perSecond()).isZero();
    }

    @Test
    void aPauseIsCountedDownAndOverWhenBytesCome() {
        after(0, new Event.TransferBegan("a", 100));
        after(0, new Event.TransferPaused("a", Duration.ofSeconds(4), "a.example broke off"));
        now += SECOND;
        assertThat(transfers.running(now).get(0).pause()).contains("again in 3 s: a.example broke off");
        after(9, new Event.TransferMoved("a", 1));
        assertThat(transfers.running(now).get(0).pause()).isEmpty();
    }

    @Test
    void nothingIsUnderWayOnceAllIsHere() {
        assertThat(transfers.areUnderWay()).isFalse();
        after(0, new Event.Expected(100, 40), new Event.TransferBegan("a", 60));
        after(1, new Event.TransferMoved("a", 60));
        assertThat(transfers.areUnderWay()).isTrue();
        after(0, new Event.TransferEnded("a"));
        assertThat(transfers.areUnderWay()).isFalse();
    }

    private void after(long seconds, Event... events) {
        now += seconds * SECOND;
        for (Event event : events) {
            transfers.accept(event, now);
        }
    }

    private long whole() {
        return transfers.whole(now).orElseThrow().position();
    }
}
