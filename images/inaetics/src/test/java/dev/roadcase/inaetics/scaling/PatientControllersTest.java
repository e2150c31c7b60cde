package dev.roadcase.inaetics.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientControllersTest {
    private final Deque<IOException> failures = new ArrayDeque<>();
    private int replicas = 1;

    /** Fails in these ways, one after the other; where the API is late, it has written all the same. */
    private final Controllers odd = new Controllers() {
        @Override
        public Scale read(String controller) throws IOException {
            fail();
            return new Scale(controller, replicas, "version " + replicas);
        }

        @Override
        public void write(Scale current, int wanted) throws IOException {
            if (!current.version().equals("version " + replicas)) {
                throw new Conflict("it has another version");
            }
            replicas = wanted;
            fail();
        }

        private void fail() throws IOException {
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
        }
    };

    private Fleet fleet(Duration patience) {
        return new Fleet(new PatientControllers(odd, patience), List.of("producers"));
    }

    @Test
    void whatFailsForAMomentIsAskedAgain() throws Exception {
        failures.add(new IOException("etcdserver: request timed out"));
        assertThat(fleet(Duration.ofSeconds(30)).scale(now -> now + 1)).isEqualTo(2);
    }

    @Test
    void whatWasWrittenWithoutAnAnswerIsNotWrittenTwice() throws Exception {
        Controllers patient = new PatientControllers(odd, Duration.ofSeconds(30));
        Scale before = patient.read("producers");
        failures.add(new IOException("request timed out"));
        assertThatThrownBy(() -> patient.write(before, 2)).isInstanceOf(Conflict.class);
        assertThat(replicas).isEqualTo(2);
    }

    @Test
    void afterAWhileItFails() {
        failures.add(new IOException("the first"));
        failures.add(new IOException("the second"));
        assertThatThrownBy(() -> fleet(Duration.ZERO).replicas()).hasMessage("the first");
    }
}
