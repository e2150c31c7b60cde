package dev.roadcase.bundler.doctor.computer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes, as Linux lists them. */
class LaptopRouteTest {
    @TempDir
    Path root;

    @Test
    void thoseThatAreUpAreReadAndRejectedOnesAreNot() throws IOException {
        Files.createDirectories(root.resolve("proc/net"));
        Files.writeString(root.resolve("proc/net/route"), """
                Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
                eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
                tun0\t0000010A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
                tun0\t00000080\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0
                lo\t0000020A\t00000000\t0201\t0\t0\t0\t0000FFFF\t0\t0\t0
                """);
        assertThat(LaptopRoute.all(new SystemFiles(root)))
                .extracting(route -> route.device() + " " + route.network())
                .containsExactly("eth0 0.0.0.0/0", "tun0 10.1.0.0/16", "tun0 128.0.0.0/1");
        assertThat(LaptopRoute.all(new SystemFiles(root)))
                .extracting(LaptopRoute::isDefault)
                .containsExactly(true, false, true);
        assertThat(LaptopRoute.all(new SystemFiles(root)))
                .extracting(LaptopRoute::isTunnel)
                .containsExactly(false, true, true);
        assertThat(LaptopRoute.all(new SystemFiles(root.resolve("none")))).isEmpty();
    }
}
