package dev.roadcase.bundler.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.Selection;
import dev.roadcase.bundler.spec.DemoReader;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What prepare keeps of a lock, and what it refuses to move. */
class LockPolicyTest {
    private static final Digest ONE = new Digest("1".repeat(64));
    private static final Digest TWO = new Digest("2".repeat(64));
    private static final Reference API = Reference.parse("quay.io/acme/api:2.3");
    private static final Reference BASE = Reference.parse("busybox:1");
    private static final Reference POD = Reference.parse("quay.io/acme/pod:1");
    private static final Reference QUEUE = Reference.parse("own/queue:1");
    private static final URI TOOL = URI.create("https://example.org/tool");
    private static final BuildTarget TARGET = new BuildTarget(QUEUE, Platform.LINUX_AMD64);

    private static final String DEMO = """
            apiVersion: roadcase.dev/v1
            name: a
            version: 1
            images:
              - quay.io/acme/api:2.3
              - {build: own/queue:1, from: debian, packages: [libc6, bash]}
              - {build: own/box:1, from: "busybox:1"}
            files:
              - {url: "https://example.org/tool", path: /a}
              - {url: "https://example.org/tool", path: /b, sha256: %s}
            workloads: [{manifests: k/a.yaml}]
            """.formatted(ONE.hex());

    @TempDir
    private Path folder;

    @BeforeEach
    void walk() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("k")).resolve("a.yaml"),
                "containers: [{image: \"%s\"}, {image: \"%s\"}, {image: \"%s\"}]\n".formatted(POD, API, QUEUE));
        Files.writeString(folder.resolve("demo.yaml"), DEMO);
        DemoFolder demo = DemoFolder.at(folder);
        Selection all = new Selection(Optional.empty(), true, Map.of());
        wanted = Wanted.by(Demand.of(DemoReader.read(demo, Unmade.NOTHING), demo, all, Unmade.NOTHING, Events.NONE));
    }

    private Wanted wanted;
    private final Lock exact = Lock.EMPTY
            .with(API, image("demo.yaml", "k/a.yaml"))
            .with(BASE, image("demo.yaml"))
            .with(POD, image("k/a.yaml"))
            .with(TOOL, new LockedFile(ONE, 1))
            .with(TARGET, packages("bash", "libc6"));

    private static LockedImage image(String... foundIn) {
        return new LockedImage(ONE, "application/x", LockFileTest.sorted(foundIn));
    }

    private static LockedPackages packages(String... asked) {
        return new LockedPackages("now", LockFileTest.sorted(asked), List.of());
    }

    private List<String> refusal(Lock lock) {
        Problem problem = catchThrowableOfType(Problem.class, () -> LockPolicy.LOCKED.begin(lock, wanted));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(problem.advice()).isPresent();
        return problem.getMessage().lines().toList();
    }

    @Test
    void allThatHasToBeResolvedIsWanted() {
        assertThat(wanted.images().keySet()).containsExactly(BASE, API, POD);
        assertThat(wanted.images().get(API)).containsExactly("demo.yaml", "k/a.yaml");
        assertThat(wanted.files()).containsOnlyKeys(TOOL).containsValue(Optional.of(ONE));
        assertThat(wanted.packages().get(TARGET)).containsExactly("bash", "libc6");
    }

    @Test
    void anExactLockIsKeptAsItIs() {
        assertThat(LockPolicy.FOLLOW.begin(exact, wanted)).isEqualTo(exact);
        assertThat(LockPolicy.LOCKED.begin(exact, wanted)).isEqualTo(exact);
    }

    @Test
    void updateForgetsEverything() {
        assertThat(LockPolicy.UPDATE.begin(exact, wanted)).isEqualTo(Lock.EMPTY);
    }

    @Test
    void anEmptyLockLacksEverything() {
        assertThat(refusal(Lock.EMPTY))
                .containsExactly(
                        "demo.lock.yaml lacks the image docker.io/library/busybox:1 (demo.yaml)",
                        "demo.lock.yaml lacks the image quay.io/acme/api:2.3 (demo.yaml, k/a.yaml)",
                        "demo.lock.yaml lacks the image quay.io/acme/pod:1 (k/a.yaml)",
                        "demo.lock.yaml lacks https://example.org/tool",
                        "demo.lock.yaml lacks the packages of docker.io/own/queue:1 for linux/amd64"
                                + " (demo.yaml asks for bash, libc6)");
    }

    @Test
    void whatNothingAsksForIsDroppedOrRefused() {
        Lock more = exact.with(Reference.parse("old:1"), image("demo.yaml"))
                .with(URI.create("https://example.org/old?token=x"), new LockedFile(TWO, 1))
                .with(new BuildTarget(BASE, Platform.LINUX_AMD64), packages("old"));
        assertThat(LockPolicy.FOLLOW.begin(more, wanted)).isEqualTo(exact);
        assertThat(refusal(more))
                .containsExactly(
                        "demo.lock.yaml has the image docker.io/library/old:1, which nothing asks for",
                        "demo.lock.yaml has https://example.org/old, which nothing asks for",
                        "demo.lock.yaml has packages of docker.io/library/busybox:1 for linux/amd64,"
                                + " which nothing asks for");
    }

    @Test
    void whatDemoYamlSaysOtherwiseIsForgottenOrRefused() {
        Lock other = exact.with(TOOL, new LockedFile(TWO, 1)).with(TARGET, packages("libc6"));
        Lock kept = LockPolicy.FOLLOW.begin(other, wanted);
        assertThat(kept.url(TOOL)).isEmpty();
        assertThat(kept.packagesOf(QUEUE, Platform.LINUX_AMD64)).isEmpty();
        assertThat(refusal(other))
                .containsExactly(
                        "demo.lock.yaml has " + TWO + " for https://example.org/tool, demo.yaml another sum",
                        "demo.lock.yaml has other packages of docker.io/own/queue:1 for linux/amd64"
                                + " (demo.yaml asks for bash, libc6)");
    }

    @Test
    void aPinnedReferenceIsItsOwnDigest() {
        assertThat(Lock.EMPTY.digestOf(API)).isEmpty();
        assertThat(exact.digestOf(API)).contains(ONE);
        assertThat(exact.digestOf(API.withDigest(TWO))).contains(TWO);
    }
}
