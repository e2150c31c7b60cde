package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.WebHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prepare that is stopped while it stages, or comes across another one. */
class InterruptedJourney {
    private static final byte[] OLDER = "an older bundle".getBytes(UTF_8);
    private static final byte[] LARGE = new byte[1 << 20];

    @TempDir
    private Path work;

    private Launcher bundle;
    private WebHost web;

    @BeforeEach
    void start() throws IOException {
        new Random(3).nextBytes(LARGE);
        bundle = Launcher.in(work);
        web = new WebHost();
        String url = web.put("/large", LARGE);
        DemoSource.in(work, "demo", "files: [{url: \"" + url + "\", path: /large}]\n");
        Files.write(work.resolve("demo.bundle"), OLDER);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void theOlderBundleStaysWhoeverStopsTheRun() throws Exception {
        for (String signal : new String[] {"INT", "TERM", "KILL"}) {
            Process prepare = startedAndStalled();
            Program.run("kill", "-" + signal, Long.toString(prepare.pid()));
            assertThat(prepare.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(work.resolve("demo.bundle")).hasBinaryContent(OLDER);
            assertThat(Files.readString(work.resolve("started.log"))).doesNotContain("Exception", "error: ");
        }
        web.flow();
        prepare().succeeded();
        requireNoLeftovers();
        bundle.requireWhole("demo.bundle");
    }

    @Test
    void whereNothingIsWorthKeepingNothingIsKept() throws Exception {
        DemoSource.in(work, "demo", "files: [{url: \"http://" + web.host() + "/none\", path: /none}]\n");
        prepare().failed(5);
        requireNoLeftovers();
    }

    @Test
    void twoAtOneOutputAreKeptApart() throws Exception {
        Process first = startedAndStalled();
        Ran second = prepare().failed(6);
        assertThat(second.err()).contains("another `bundle prepare`");
        assertThat(first.isAlive()).isTrue();
        assertThat(work.resolve("demo.bundle.staging")).exists();
        first.destroy();
        first.waitFor();
        web.flow();
        prepare().succeeded();
        requireNoLeftovers();
    }

    private Process startedAndStalled() throws InterruptedException {
        web.flow();
        var sent = web.stall("/large");
        Process prepare = bundle.start("prepare", "demo", "-o", "demo.bundle", "--plain-http", web.host());
        assertThat(sent.await(5, TimeUnit.MINUTES)).isTrue();
        return prepare;
    }

    private Ran prepare() {
        return bundle.run("prepare", "demo", "-o", "demo.bundle", "--progress", "none", "--plain-http", web.host());
    }

    private void requireNoLeftovers() throws IOException {
        try (Stream<Path> names = Files.list(work)) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .filteredOn(name -> !name.equals("started.log"))
                    .containsExactlyInAnyOrder("demo", "demo.bundle", "settings");
        }
        try (Stream<Path> names = Files.list(work.resolve("demo"))) {
            assertThat(names.map(path -> path.getFileName().toString())).allMatch(name -> name.startsWith("demo."));
        }
    }
}
