package dev.roadcase.bundler.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.debian.DebBuilder;
import dev.roadcase.bundler.debian.FakeMirror;
import dev.roadcase.bundler.debian.Signer;
import dev.roadcase.bundler.demand.Selection;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.lock.LockPolicy;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.resolve.Certainty;
import dev.roadcase.bundler.resolve.ExpectedBlob;
import dev.roadcase.bundler.resolve.ExpectedDownload;
import dev.roadcase.bundler.resolve.ExpectedSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run of a demo that was never prepared asks for small documents alone. */
class DryRunTest {
    private static final Signer SIGNER = new Signer();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final SigningKey KEY = SigningKey.generate();
    private static final byte[] TOOL = "a tool that is not small\n".repeat(1000).getBytes(UTF_8);

    @TempDir
    private Path work;

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private RecordingHost host;
    private FakeMirror mirror;
    private Digest layer;
    private Digest base;

    @BeforeEach
    void start() throws IOException {
        host = new RecordingHost();
        layer = host.putImage("acme/api", "1", new byte[100_000]);
        base = host.putImage("acme/base", "1", new byte[90_000]);
        host.putImage("acme/pause", "3.10", new byte[10]);
        host.put("/tool", TOOL);
        host.put("/tool.tar.gz", TOOL);
        mirror = new FakeMirror(SIGNER);
        mirror.add(new DebBuilder("hello").file("./usr/bin/hello", "x"));
        mirror.publish("Date: Mon, 01 Jun 2026 10:00:00 UTC\n");
        write("agent.tar.gz", "an agent");
        write("demo/www/index.html", "hello\n".repeat(1000));
        write("demo/conf.txt", "small\n");
        write("demo/src/a", "source");
        write("demo/demo.yaml", """
                apiVersion: roadcase.dev/v1
                name: hello
                version: 1.0.0
                images:
                  - "%1$s/acme/api:1"
                  - {build: own/web:1, from: debian, packages: [hello], layers: [{copy: www, to: /www}]}
                  - {build: own/based:1, from: "%1$s/acme/base:1", layers: [{copy: made, to: /made}]}
                files:
                  - {url: "http://%1$s/tool", path: /opt/tool}
                  - {url: "http://%1$s/tool.tar.gz", unpack: bin/tool, path: /opt/other}
                  - {source: conf.txt, path: /etc/conf.txt}
                make: {command: [touch, ran], from: [src], to: [made]}
                """.formatted(host.name()));
    }

    @AfterEach
    void stop() {
        host.close();
        mirror.close();
    }

    @Test
    void itAsksForManifestsConfigsSumsAndListsAlone() {
        plan(false);
        assertThat(host.requests())
                .filteredOn(request -> request.startsWith("GET /v2/"))
                .isNotEmpty();
        assertThat(host.requests())
                .noneMatch(request -> request.contains(layer.toString()) || request.contains(base.toString()))
                .noneMatch(request -> request.startsWith("GET /tool"))
                .contains("HEAD /tool", "HEAD /tool.tar.gz");
        assertThat(host.requests())
                .as("one question for each document, and one whether it is there")
                .doesNotHaveDuplicates();
        assertThat(mirror.requests()).isNotEmpty().allMatch(path -> path.startsWith("/dists/"));
    }

    @Test
    void itRunsNothingAndLeavesNothing() throws IOException {
        plan(false);
        assertThat(work.resolve("demo/ran")).doesNotExist();
        assertThat(work.resolve("demo/demo.lock.yaml")).doesNotExist();
        try (Stream<Path> names = Files.list(work)) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("demo", "agent.tar.gz", "ring.gpg");
        }
    }

    @Test
    void ofEverySizeItSaysHowWellItIsKnown() {
        Plan plan = plan(false);
        assertThat(size(plan, "/acme/api")).contains(ExpectedSize.known(100_000));
        assertThat(size(plan, "own/web"))
                .contains(ExpectedSize.estimated(6000))
                .anyMatch(size -> size.certainty() == Certainty.ESTIMATED && size.bytes() < 6000);
        assertThat(size(plan, "own/based")).contains(ExpectedSize.known(90_000), ExpectedSize.AFTER_BUILDING);
        assertThat(size(plan, "/tool"))
                .containsExactlyInAnyOrder(ExpectedSize.estimated(TOOL.length), ExpectedSize.AFTER_BUILDING);
        assertThat(size(plan, "conf.txt")).containsExactly(ExpectedSize.known(6));
        assertThat(plan.size().certainty()).isEqualTo(Certainty.AFTER_BUILDING);
        assertThat(plan.whole()).isEmpty();
        assertThat(plan.forecast().downloads())
                .contains(new ExpectedDownload(host.name(), ExpectedSize.estimated(TOOL.length)))
                .hasSize(3);
    }

    @Test
    void ofKubernetesProgramsItReadsTheSums() throws IOException {
        write("demo/demo.yaml", """
                apiVersion: roadcase.dev/v1
                name: hello
                version: 1.0.0
                cluster: {kubernetes: v1.36.4, box: false}
                images: ["%s/acme/pause:3.10"]
                """.formatted(host.name()));
        assertThat(plan(true).files()).isGreaterThan(10);
        assertThat(host.requests())
                .filteredOn(request -> request.startsWith("GET /upstream"))
                .isNotEmpty()
                .allMatch(request -> request.endsWith(".sha256")
                        || request.endsWith("SHA256SUMS")
                        || request.contains("/releases/tags/"));
    }

    private static List<ExpectedSize> size(Plan plan, String origin) {
        return plan.forecast().blobs().stream()
                .filter(blob -> blob.origin().contains(origin))
                .map(ExpectedBlob::size)
                .toList();
    }

    private Plan plan(boolean cluster) {
        HostSettings hosts = HostSettings.BARE.withPlainHttp(host.name());
        for (String upstream : List.of("dl.k8s.io", "github.com", "api.github.com")) {
            hosts = hosts.withMirror(upstream, host.url("/upstream"));
        }
        Origins origins = new Origins(hosts, List.of(mirror.mirror(SIGNER.keyring(work.resolve("ring.gpg")))), CLOCK);
        PrepareRequest request = new PrepareRequest(
                work.resolve("demo"),
                new Selection(Optional.empty(), cluster, Map.of()),
                LockPolicy.FOLLOW,
                new Destination(Optional.of(work), Optional.empty(), OptionalInt.empty()),
                List.of(),
                work.resolve("agent.tar.gz"),
                work.resolve("cache"));
        return new Prepare(request, origins, () -> KEY, events::add).plan();
    }

    private void write(String path, String content) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
