package dev.roadcase.bundler.remote.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Problem FINAL = Problem.upstream("vm1 has no such blob");
    private static final Problem PASSING = Failure.passing(
            Problem.upstream("fetch it failed: vm1 broke off").advise("check the network"),
            "vm1 broke off",
            Duration.ZERO);

    private final List<Duration> waits = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Retries retries = new Retries(RetryPolicy.USUAL, events::add, new Random(7), waits::add);
    private int asked;

    @Test
    void whatPassesIsAskedAgainUntilItIsAnswered() {
        assertThat(retries.ask("it", () -> failing(PASSING, 3))).isEqualTo("the answer");
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void whatDoesNotPassIsNotAskedAgain() {
        assertThat(catchThrowableOfType(Problem.class, () -> retries.ask("it", () -> failing(FINAL, 1))))
                .isSameAs(FINAL);
        assertThat(waits).isEmpty();
    }

    @Test
    void eachWaitIsLongerThanTheOneBefore() {
        retries.ask("it", () -> failing(PASSING, 5));
        assertThat(waits).hasSize(5);
        for (int n = 0; n < waits.size(); n++) {
            Duration least = Duration.ofMillis(500L << n);
            assertThat(waits.get(n)).isBetween(least, least.plus(least.dividedBy(2)));
        }
    }

    @Test
    void transfersThatWereCutTogetherDoNotComeBackTogether() {
        for (int transfer = 0; transfer < 10; transfer++) {
            retries.begin("it").failed(PASSING, 0);
        }
        assertThat(waits).doesNotHaveDuplicates();
    }

    @Test
    void whoAsksInVainGivesUpAndSaysHowOften() {
        Problem last = catchThrowableOfType(Problem.class, () -> retries.ask("it", () -> failing(PASSING, 99)));
        assertThat(last).hasMessage("fetch it failed: vm1 broke off; tried 6 times");
        assertThat(last.advice()).contains("check the network");
        assertThat(last.exitCode()).isEqualTo(ExitCode.UPSTREAM);
        assertThat(asked).isEqualTo(6);
    }

    @Test
    void theServersOwnWishIsKept() {
        Problem busy = Failure.passing(Problem.upstream("vm1 is busy"), "vm1 is busy", Duration.ofSeconds(40));
        retries.ask("it", () -> failing(busy, 1));
        assertThat(waits.get(0)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
    }

    @Test
    void aServerThatWantsHoursIsNotWaitedFor() {
        Problem closed = Failure.passing(Problem.upstream("vm1 is closed"), "vm1 is closed", Duration.ofHours(6));
        assertThat(catchThrowableOfType(Problem.class, () -> retries.ask("it", () -> failing(closed, 1))))
                .hasMessage("vm1 is closed");
        assertThat(waits).isEmpty();
    }

    @Test
    void aTransferThatGoesOnAfterEveryCutIsNotGivenUp() {
        Attempts attempts = retries.begin("it");
        for (int cut = 0; cut < 1000; cut++) {
            attempts.failed(PASSING, 5 << 20);
        }
        assertThat(waits).hasSize(1000).allMatch(wait -> wait.toMillis() <= 750);
    }

    @Test
    void allTransfersShareOneBudget() {
        for (int transfer = 0; transfer < 50; transfer++) {
            Attempts attempts = retries.begin("it");
            attempts.failed(PASSING, 0);
            attempts.failed(PASSING, 0);
        }
        assertThat(catchThrowableOfType(Problem.class, () -> retries.begin("it").failed(PASSING, 0)))
                .hasMessage("fetch it failed: vm1 broke off; 100 transfers of this run have failed before");
        assertThatNoException().isThrownBy(() -> retries.begin("it").failed(PASSING, 5 << 20));
    }

    @Test
    void aLinkThatComesBackEveryTimeUsesNothingUp() {
        Attempts attempts = retries.begin("it");
        for (int drop = 0; drop < 100; drop++) {
            attempts.failed(PASSING, 5 << 20);
            attempts.failed(PASSING, 0);
            attempts.failed(PASSING, 0);
        }
        assertThat(waits).hasSize(300);
    }

    @Test
    void aWaitIsTold() {
        retries.begin("it").failed(PASSING, 0);
        assertThat(events).containsExactly(new Event.TransferPaused("it", waits.get(0), "vm1 broke off"));
    }

    @Test
    void whoIsInterruptedWhileWaitingStops() {
        Retries interrupted = new Retries(RetryPolicy.USUAL, events::add, new Random(7), wait -> {
            throw new InterruptedException();
        });
        Problem problem = catchThrowableOfType(
                Problem.class, () -> interrupted.begin("it").failed(PASSING, 0));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    private String failing(Problem problem, int times) {
        asked++;
        if (asked <= times) {
            throw problem;
        }
        return "the answer";
    }
}
