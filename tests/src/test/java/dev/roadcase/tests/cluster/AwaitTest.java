package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    @Test
    void whatNobodyAnswersDoesNotHoldAndIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        Await.until("it holds", Duration.ofMinutes(1), () -> !isNone(asked.incrementAndGet()), () -> "");
        assertThat(asked).hasValue(2);
    }

    /** As a query does whose first answer does not come. */
    private static boolean isNone(int asked) {
        assertThat(asked).as("no answer").isGreaterThan(1);
        return false;
    }

    @Test
    void whatDoesNotHoldInTimeIsSaidWithTheStateAndWhyNobodyKnows() {
        assertThatThrownBy(() -> Await.until("it holds", Duration.ZERO, () -> isNone(1), () -> "all is dark"))
                .hasMessage("not within 0 s: it holds\nall is dark")
                .hasRootCauseInstanceOf(AssertionError.class)
                .hasStackTraceContaining("no answer");
        assertThatThrownBy(() -> Await.until("it holds", Duration.ZERO, () -> false, () -> "all is dark"))
                .hasStackTraceContaining("it does not hold");
    }
}
