package dev.roadcase.bundler.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.registry.machine.MachineProgress;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.bundler.show.ShowDemo;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import dev.roadcase.bundler.time.Heard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a demo could be shown. */
class ShowStatusTest {
    private static final Check CHECK = new Check("http://10.0.0.1/", 200, Optional.empty(), Check.USUAL_PATIENCE);
    private static final ShowMachine MACHINE = new ShowMachine("node-1", Role.NODE, Ipv4Address.parse("10.0.0.2"));

    private static ShowStatus with(List<AskedCheck> checks, MachineStatus machine) {
        ShowDemo demo = new ShowDemo(
                "a", "1", List.of(), checks.stream().map(AskedCheck::check).toList(), List.of());
        ShowFolder show = new ShowFolder(
                Path.of("stage"),
                Path.of("a.bundle"),
                Digest.of(new byte[0]),
                "10.0.0.1:5000",
                Cidr.parse("10.0.0.0/24"),
                List.of(MACHINE),
                demo,
                List.of());
        return new ShowStatus(
                show,
                Heard.of(new RegistryStatus(Map.of(), List.of(), List.of())),
                Heard.of(List.of()),
                Heard.of(List.of()),
                List.of(machine),
                List.of(),
                checks,
                Set.of());
    }

    private static MachineStatus machine(boolean answers, Phase phase, boolean ready) {
        Registration registration = new Registration(
                "node-1", Role.NODE, Digest.of(new byte[0]), phase, "load images", MachineProgress.NONE);
        return new MachineStatus(MACHINE, answers, Optional.of(registration), Optional.of(ready));
    }

    @Test
    void checksThatHoldCountMoreThanAMachineThatIsAbsent() {
        MachineStatus off = machine(false, Phase.READY, false);
        ShowStatus holds = with(List.of(new AskedCheck(CHECK, "")), off);
        assertThat(holds.isShowable()).isTrue();
        assertThat(holds.absent()).containsExactly(off);
        assertThat(with(List.of(new AskedCheck(CHECK, "it does not answer")), off)
                        .lacking())
                .containsExactly("the check of http://10.0.0.1/: it does not answer");
        assertThat(with(List.of(), off).lacking()).containsExactly("node-1 does not answer");
        assertThat(with(List.of(), off).lackingToBegin()).isEmpty();
    }

    @Test
    void aMachineSaysWhatItIsAt() {
        assertThat(machine(true, Phase.READY, true).trouble()).isEmpty();
        assertThat(machine(true, Phase.READY, false).trouble()).isEqualTo("its node is not ready");
        assertThat(machine(true, Phase.PROVISIONING, false).trouble()).isEqualTo("provisioning: load images");
        assertThat(new MachineStatus(MACHINE, true, Optional.empty(), Optional.empty()).trouble())
                .isEqualTo("has not come yet");
    }
}
