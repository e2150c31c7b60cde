package dev.roadcase.bundler.provider.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledMachinesTest {
    @Test
    void whoWasSettledIsRememberedUntilNothingIsLeftThere(@TempDir Path folder) {
        Path file = folder.resolve("ssh/settled");
        assertThat(new SettledMachines(file).names()).isEmpty();
        new SettledMachines(file).add(List.of("node-2", "node-1"));
        new SettledMachines(file).add(List.of("node-1", "node-3"));
        new SettledMachines(file).remove("node-2");
        assertThat(new SettledMachines(file).names()).containsExactly("node-1", "node-3");
        new SettledMachines(file).remove("node-1");
        new SettledMachines(file).remove("node-3");
        assertThat(new SettledMachines(file).names()).isEmpty();
    }
}
