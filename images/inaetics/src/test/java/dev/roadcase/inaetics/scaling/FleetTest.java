package dev.roadcase.inaetics.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.inaetics.process.LocalController;
import dev.roadcase.inaetics.process.LocalControllers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTest {
    private final LocalControllers controllers = new LocalControllers(List.of(
            new LocalController("felix", 1, number -> new ProcessBuilder()),
            new LocalController("celix", 1, number -> new ProcessBuilder())));
    private final Fleet fleet = new Fleet(controllers, List.of("felix", "celix"));

    private void scaleByHand(String name, int replicas) {
        try {
            controllers.write(controllers.read(name), replicas);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 0", "2, 1, 1", "7, 4, 3", "8, 4, 4"})
    void replicasAreSharedEvenlyAndTheFirstGetsTheOddOne(int wanted, int felix, int celix) throws Exception {
        assertThat(fleet.scale(current -> wanted)).isEqualTo(wanted);
        assertThat(controllers.read("felix").replicas()).isEqualTo(felix);
        assertThat(controllers.read("celix").replicas()).isEqualTo(celix);
    }

    @Test
    void aNumberThatStaysIsNotSharedAnew() throws Exception {
        scaleByHand("felix", 4);
        scaleByHand("celix", 0);
        assertThat(fleet.scale(current -> current)).isEqualTo(4);
        assertThat(controllers.read("celix").replicas()).isZero();
    }

    @Test
    void whoScalesAtTheSameMomentGetsWhatTheyWant() throws Exception {
        int total = fleet.scale(current -> {
            scaleByHand("felix", 5);
            return current + 2;
        });
        assertThat(controllers.read("felix").replicas()).isEqualTo(5);
        assertThat(controllers.read("celix").replicas()).isEqualTo(2);
        assertThat(total).isEqualTo(7);
    }

    @Test
    void aChangeThatIsNotOneOfReplicasIsWrittenOver() throws Exception {
        int total = fleet.scale(current -> {
            scaleByHand("felix", 1);
            return current + 2;
        });
        assertThat(total).isEqualTo(4);
        assertThat(fleet.replicas()).isEqualTo(4);
    }

    @Test
    void aControllerThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new Fleet(controllers, List.of("third")).replicas())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("third");
    }
}
