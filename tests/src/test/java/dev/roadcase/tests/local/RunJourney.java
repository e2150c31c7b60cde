package dev.roadcase.tests.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Shared;
import dev.roadcase.tests.parts.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A demo runs without a cluster until Ctrl-C, and then nothing of it is left. */
class RunJourney {
    private static final long MOST = TimeUnit.MINUTES.toNanos(10);

    /** Two processes that say when they are told to end; the page is this test's. */
    private static final String DEMO = """
            apiVersion: roadcase.dev/v1
            name: two
            version: "1"
            run:
              page: http://127.0.0.1:%d/
              processes:
                - {name: first, command: [sh, process, first]}
                - {name: second, command: [sh, process, second]}
            """;

    private static final String PROCESS = """
            trap 'echo "$1 ends" >>said; exit 0' TERM
            echo "$1 begins" >>said
            while :; do sleep 0.1; done
            """;

    @TempDir
    private Path folder;

    private HttpServer page;

    @BeforeEach
    void write() throws IOException {
        page = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        page.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        page.start();
        Files.writeString(folder.resolve("process"), PROCESS);
        Files.writeString(
                folder.resolve("demo.yaml"), DEMO.formatted(page.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        page.stop(0);
    }

    private String said() {
        return read("said");
    }

    private String read(String name) {
        try {
            return Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void untilItSays(Process started, String name, String text) throws InterruptedException {
        long start = System.nanoTime();
        while (!read(name).contains(text)) {
            assertThat(started.isAlive()).as(read("started.log")).isTrue();
            assertThat(System.nanoTime() - start).as(read("started.log")).isLessThan(MOST);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** As a terminal does it, for Ctrl-C and when its window is closed: every process of the group hears of it. */
    private static void signal(String name, Process started) {
        Program.run("kill", "-" + name, "--", "-" + started.pid());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "HUP, 129"})
    void controlCAndAClosedWindowStopWhatWasStartedLastFirst(String signal, int exitCode) throws Exception {
        Process started = Launcher.in(folder).through("setsid").start("run", ".");
        untilItSays(started, "started.log", "ready http://127.0.0.1");
        untilItSays(started, "said", "second begins");
        signal(signal, started);
        assertThat(started.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(said().lines()).containsSubsequence("second ends", "first ends");
        assertThat(started.exitValue()).isEqualTo(exitCode);
    }

    @Test
    void whereOneProcessEndsTheOthersAreStoppedAndItIsNamed() throws Exception {
        Files.writeString(folder.resolve("process"), "[ $1 = first ] || exit 9\n" + PROCESS);
        var ran = Launcher.in(folder).run("run", ".");
        assertThat(ran.exitCode()).as("%s", ran).isEqualTo(6);
        assertThat(ran.err()).contains("error: second ended by itself with exit code 9");
        assertThat(said()).contains("first ends");
    }

    /** The settings of its processes have this address, and nothing of the demo is started in vain. */
    @Test
    void whereThePagesAddressIsTakenTheSettingsThatHaveItAreNamed() throws IOException {
        String taken = "127.0.0.1:" + page.getAddress().getPort();
        Files.writeString(
                folder.resolve("demo.yaml"),
                DEMO.formatted(page.getAddress().getPort())
                        .replace("process, first]}", "process, first], env: {LISTEN: \"" + taken + "\"}}"));
        var ran = Launcher.in(folder).run("run", ".").failed(6);
        assertThat(ran.complaint())
                .containsExactly(
                        "error: another program listens at " + taken + ", where this demo's page belongs",
                        "hint: end what listens there, or change it in demo.yaml's run: LISTEN of first, page");
        assertThat(said()).isEmpty();
    }

    @Test
    void whereAProcessEndsBesideATakenAddressItsSettingsAreNamed() throws IOException {
        String taken = "127.0.0.1:" + page.getAddress().getPort();
        Files.writeString(
                folder.resolve("demo.yaml"),
                DEMO.formatted(1).replace("process, second]}", "process, second], env: {LISTEN: \"" + taken + "\"}}"));
        Files.writeString(folder.resolve("process"), "[ $1 = first ] || exit 6\n" + PROCESS);
        assertThat(Launcher.in(folder).run("run", ".").failed(6).complaint())
                .containsExactly(
                        "error: second ended by itself with exit code 6; another program listens at " + taken,
                        "hint: end what listens there, or change it in demo.yaml's run: LISTEN of second");
    }

    private Terminal desktop() throws IOException {
        Path opener = Files.createDirectories(folder.resolve("bin")).resolve("xdg-open");
        Files.writeString(opener, "#!/bin/sh\necho \"$1\" >opened\n");
        Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Terminal.in(folder).type("export DISPLAY=:99 XDG_CONFIG_HOME=$PWD/settings PATH=$PWD/bin:$PATH; clear");
    }

    @Test
    void atATerminalOfADesktopThePageIsOpened() throws IOException {
        try (Terminal terminal = desktop()) {
            terminal.type(Launcher.program() + " run . --no-browser");
            terminal.await(screen -> screen.contains("ready http://127.0.0.1"));
            terminal.press("C-c").await(screen -> screen.endsWith("ready>"));
            assertThat(read("opened")).isEmpty();
            terminal.type("clear; " + Launcher.program() + " run .");
            terminal.await(screen -> read("opened")
                    .equals("http://127.0.0.1:" + page.getAddress().getPort() + "/\n"));
            terminal.press("C-c").await(screen -> screen.endsWith("ready>"));
        }
    }

    @Test
    void aDemoThatNeedsAClusterSaysSo() throws IOException {
        Files.writeString(folder.resolve("demo.yaml"), "apiVersion: roadcase.dev/v1\nname: hello\nversion: '1'\n");
        assertThat(Launcher.in(folder).run("run", ".").failed(3).complaint().get(0))
                .contains("does not say how it runs without a cluster");
    }

    @Test
    @ResourceLock(Shared.PROCESSORS)
    void theDemonstratorDrainsAndLeavesNothingBehind() throws Exception {
        Path inaetics = Launcher.program().resolveSibling("images/inaetics");
        Process started = Launcher.in(folder).start("run", inaetics.toString());
        untilItSays(started, "started.log", "producer answers");
        untilItSays(started, "started.log", "ready http://127.0.0.1:8080/dashboard.html");
        List<ProcessHandle> all = started.descendants().toList();
        started.destroy();
        assertThat(started.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(read("started.log")).containsPattern("stopping, and all [0-9]+ accepted samples are stored");
        assertThat(all).hasSizeGreaterThan(3);
        all.forEach(one -> assertThat(one.onExit()).succeedsWithin(Duration.ofMinutes(1)));
    }
}
