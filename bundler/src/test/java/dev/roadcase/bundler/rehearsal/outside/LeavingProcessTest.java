package dev.roadcase.bundler.rehearsal.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines of who.sh. */
class LeavingProcessTest {
    @Test
    void aProcessHasItsPodOrItsUnitAndItsCommand() {
        assertThat(LeavingProcess.read("process 17 pod default_telemetry-x7k2p /bin/busybox wget http://a/ "))
                .contains(new LeavingProcess("default/telemetry-x7k2p", "/bin/busybox wget http://a/"));
        assertThat(LeavingProcess.read("process 17 unit chrony.service chronyd\u001b[31m -d"))
                .contains(new LeavingProcess("chrony.service", "chronyd?[31m -d"));
        assertThat(LeavingProcess.read("process 17 unit - sleep 1")).contains(new LeavingProcess("", "sleep 1"));
    }

    @Test
    void ofAProcessThatHasEndedOnlyThePodIsKnown() {
        assertThat(LeavingProcess.read("place 17 pod default_telemetry-x7k2p /pause"))
                .contains(new LeavingProcess("default/telemetry-x7k2p", ""));
        assertThat(LeavingProcess.read("sh: nsenter: not found")).isEmpty();
    }
}
