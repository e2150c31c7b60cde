package dev.roadcase.bundler.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody who never answers keeps nobody. */
class QuestionRoundTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void answersComeFromAllAtTheSameTime() {
        QuestionRound questions = new QuestionRound(threads, Duration.ofMinutes(1));
        CountDownLatch both = new CountDownLatch(2);
        Supplier<Heard<String>> one = questions.ask(() -> meet(both, "one"));
        Supplier<Heard<String>> two = questions.ask(() -> meet(both, "two"));
        assertThat(one.get()).isEqualTo(Heard.of("one"));
        assertThat(two.get()).isEqualTo(Heard.of("two"));
    }

    private static String meet(CountDownLatch both, String answer) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            throw Problem.interrupted().causedBy(e);
        }
        return answer;
    }

    @Test
    void whatTakesTooLongIsSaidAndAProblemTooAndAMistakeOfOursIsNotHidden() {
        QuestionRound questions = new QuestionRound(threads, Duration.ofMillis(50));
        Supplier<Heard<String>> never = questions.ask(() -> meet(new CountDownLatch(2), ""));
        assertThat(never.get()).isEqualTo(Heard.nothing("it does not answer within 0.05 s"));
        assertThat(never.get()).isEqualTo(Heard.nothing("it does not answer within 0.05 s"));
        QuestionRound patient = new QuestionRound(threads, Duration.ofMinutes(1));
        assertThat(patient.ask(() -> {
                            throw Problem.upstream("it is off");
                        })
                        .get())
                .isEqualTo(Heard.nothing("it is off"));
        Supplier<Heard<Integer>> mistake = patient.ask(() -> Integer.parseInt("?"));
        assertThatThrownBy(mistake::get).hasCauseInstanceOf(NumberFormatException.class);
    }
}
