package dev.roadcase.tests.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.cluster.Await;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A presenter looks at the show, and works with it, from the folder that configure wrote. Later tests take parts of it away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShowJourney {
    @TempDir
    private static Path folder;

    private SmallShow show;
    private Launcher launcher;

    @BeforeAll
    void start() throws IOException {
        show = new SmallShow(folder);
        show.start();
        launcher = Launcher.in(folder);
    }

    @AfterAll
    void stop() throws IOException {
        if (show != null) {
            show.close();
        }
    }

    @Test
    @Order(1)
    void aShowThatCanBeShownIsReadyAlsoWithoutOneOfItsMachines() {
        String registry = "docker://" + SmallShow.REGISTRY + "/acme/api:";
        Program.run(
                "skopeo",
                "copy",
                "--quiet",
                "--src-cert-dir=" + show.certificates(),
                "--dest-cert-dir=" + show.certificates(),
                registry + "1",
                registry + "2");
        JsonNode status = launcher.run("status", "--json").succeeded().json();
        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("lacking")).isEmpty();
        assertThat(status.findValuesAsText("phase")).containsExactly("ready", "ready", "missing");
        assertThat(status.path("machines").findValuesAsText("answers")).containsExactly("true", "true", "false");
        assertThat(status.path("missing").toString()).isEqualTo("[\"node-2\"]");
        assertThat(status.path("nodes").toString())
                .isEqualTo("[{\"name\":\"controller\",\"ready\":true},{\"name\":\"node-1\",\"ready\":true}]");
        assertThat(status.path("workloads").get(0).path("podsReady").asInt()).isEqualTo(2);
        assertThat(status.path("checks").get(0).path("holds").asBoolean()).isTrue();
        assertThat(status.path("steps").findValuesAsText("done")).containsExactly("true", "false");
        assertThat(status.path("pushed").get(0).path("image").asText()).isEqualTo("quay.io/acme/api:2");
    }

    @Test
    @Order(2)
    void theFolderIsFoundOrNamedAndTheLastLineSaysHowItIs() {
        Ran inside = launcher.from(show.folder()).run("status").succeeded();
        assertThat(inside.out()).contains("steps done: 1 of 2: deploy\n").contains("pushed: quay.io/acme/api:2\n");
        assertThat(inside.out().lines().reduce("", (before, last) -> last))
                .isEqualTo("ready, 2 of 3 machines; node-2 does not answer, and never came");
        launcher.from(Path.of("/")).run("status", show.folder().toString()).succeeded();
        launcher.from(show.folder().resolve("pki")).run("status").failed(2);
        launcher.run("status", "pki").failed(3);
    }

    @Test
    @Order(3)
    void aPageIsOpenedByItsNameAndPhonesGetItToo() throws IOException {
        Path opened = folder.resolve("opened");
        Path desktop = Files.createDirectory(folder.resolve("desktop"));
        Path opener = Files.writeString(desktop.resolve("xdg-open"), "#!/bin/sh\necho \"$1\" >" + opened + "\n");
        assertThat(opener.toFile().setExecutable(true)).isTrue();
        Launcher atDesktop = launcher.with("DISPLAY", ":7").with("PATH", desktop + ":" + System.getenv("PATH"));
        assertThat(atDesktop.run("open", "board").succeeded().out()).isEqualTo("http://" + show.page() + "/board\n");
        Await.until("the page is open", Duration.ofMinutes(1), () -> Files.exists(opened), () -> "it is not");
        Ran first = launcher.run("open", "--qr", "--no-browser").succeeded();
        assertThat(first.out()).startsWith("http://" + show.page() + "/\n█████").hasLineCount(18);
        assertThat(launcher.run("open", "bord").failed(2).err()).contains("did you mean Board?");
    }

    @Test
    @Order(4)
    void kubectlIsThatOfTheBundleWhereThereIsNoOtherAndItsWordsAndExitCodeAreItsOwn() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("path"));
        for (String name : List.of("bash", "env", "find", "java", "readlink", "flock", "mkdir", "awk", "rm", "mv")) {
            Files.createSymbolicLink(empty.resolve(name), located(name));
        }
        Launcher without = launcher.with("PATH", empty.toString())
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString());
        Ran nodes = without.run("kubectl", "get", "nodes", "--output=name").succeeded();
        assertThat(nodes.out()).isEqualTo("node/controller\nnode/node-1\n");
        assertThat(folder.resolve("cache/roadcase/kubectl")).isNotEmptyDirectory();
        String dir = show.folder().toString();
        Ran first = without.run("kubectl", "--dir", dir, "-n", "default", "get", "rc", "web", "-o", "name");
        assertThat(first.succeeded().out()).isEqualTo("replicationcontroller/web\n");
        Path own = Files.writeString(empty.resolve("kubectl"), "#!/bin/bash\necho \"$KUBECONFIG\" \"$@\"\nexit 7\n");
        assertThat(own.toFile().setExecutable(true)).isTrue();
        Ran installed = without.run("kubectl", "--dir", dir, "--", "--help", "a b", "--dir", "--debug");
        assertThat(installed.exitCode()).isEqualTo(7);
        assertThat(installed.out()).isEqualTo(dir + "/kubeconfig --help a b --dir --debug\n");
    }

    private static Path located(String program) {
        return Path.of(new String(Program.run("sh", "-c", "command -v " + program), StandardCharsets.UTF_8).strip());
    }

    @Test
    @Order(5)
    void theShowsOfThisComputerAreListed() throws IOException {
        Files.writeString(folder.resolve("settings/roadcase/shows"), "/nowhere\n" + show.folder() + "\n");
        assertThat(launcher.from(Path.of("/")).run("ls").succeeded().out())
                .isEqualTo("DEMO   VERSION  MACHINES  STEPS DONE  FOLDER\nsmall  1.0.0    3         1 of 2      "
                        + show.folder() + "\n");
        JsonNode shows = launcher.run("ls", "--json").succeeded().json().path("shows");
        assertThat(shows.get(0).path("machines").asInt()).isEqualTo(3);
    }

    @Test
    @Order(5)
    void aBundleWithoutMachinesIsNotRehearsed() {
        assertThat(launcher.run("rehearse", "small.bundle").failed(3).err())
                .contains("small.bundle carries no machines for containers", "--machines containers");
        assertThat(folder.resolve("small-rehearsal.html")).doesNotExist();
    }

    @Test
    @Order(6)
    void theDemoIsAsAtItsBeginningWhateverWasDoneToIt() throws Exception {
        String api = "docker://" + SmallShow.REGISTRY + "/acme/api:1";
        String before = digest(api);
        spoil(api);
        launcher.run("step", "deploy", "--no-browser").succeeded();
        assertThat(digest(api)).isNotEqualTo(before);
        show.markDone("deploy", "build");
        Ran rewound = rewind();
        assertThat(rewound.out())
                .contains("not taken back: build: post to http://127.77.0.20:1/ failed", "\ntaken back: deploy\n")
                .contains(
                        "withdrawn: quay.io/acme/api:1\n", "deleted: ConfigMap by-hand\n", "deleted: ConfigMap extra\n")
                .contains(
                        "ended: 2 pods\n",
                        "deleted: 1 key of etcd\n",
                        "applied: web.yaml\n",
                        "web.yaml\nstays: ReplicationController own, which is not of the demo\n",
                        "demo\nabsent: node-2 does not answer, and never came\nrewound")
                .containsPattern("\nrewound small in [0-9]+[.][0-9] s\n$");
        assertThat(digest(api)).isEqualTo(before);
        requireBeginning();
    }

    @Test
    @Order(7)
    void aRewindThatBrokeOffIsDoneAgain() throws Exception {
        String old = show.kubectl("get", "rc", "web", "--output=jsonpath={.metadata.uid}");
        Process broken = launcher.start("rewind");
        show.awaitAnother(old);
        broken.destroyForcibly().waitFor();
        JsonNode document = rewind("--json").json();
        assertThat(document.path("name").asText()).isEqualTo("small");
        assertThat(document.path("seconds").asDouble()).isPositive();
        assertThat(document.path("applied").toString()).isEqualTo("[\"web.yaml\"]");
        requireBeginning();
    }

    /** What visitors and presenters do at a show. */
    private void spoil(String api) throws IOException {
        Program.run(
                "skopeo",
                "copy",
                "--quiet",
                "--src-cert-dir=" + show.certificates(),
                "--dest-cert-dir=" + show.certificates(),
                "docker://" + SmallShow.REGISTRY + "/acme/other:1",
                api);
        show.kubectl("scale", "rc", "web", "--replicas=5");
        show.kubectl("set", "image", "rc/web", "c=b:1");
        show.kubectl("create", "configmap", "settings", "--from-literal=greeting=bye", "--from-literal=more=1");
        show.applyAsStep("by-hand");
        show.startPod("on-a-machine-that-is-off");
        show.startPod("");
        show.putKey("/app/state", "42");
        show.makeOther("own");
    }

    private Ran rewind(String... flags) throws Exception {
        String old = show.kubectl("get", "rc", "web", "--output=jsonpath={.metadata.uid}");
        String[] words = Stream.concat(Stream.of("rewind"), Stream.of(flags)).toArray(String[]::new);
        CompletableFuture<Ran> rewound = CompletableFuture.supplyAsync(() -> launcher.run(words));
        show.awaitAnother(old);
        show.webHas(2);
        return rewound.get().succeeded();
    }

    private String digest(String image) {
        byte[] said =
                Program.run("skopeo", "inspect", "--format={{.Digest}}", "--cert-dir=" + show.certificates(), image);
        return new String(said, StandardCharsets.UTF_8).strip();
    }

    private void requireBeginning() throws IOException {
        assertThat(show.kubectl(
                        "get",
                        "rc",
                        "web",
                        "--output=jsonpath={.spec.replicas} {.spec.template.spec.containers[0].image}"))
                .isEqualTo("2 a:1");
        assertThat(show.kubectl("get", "service", "web", "--output=jsonpath={.spec.selector.app}{.metadata.labels}"))
                .isEqualTo("web");
        assertThat(show.kubectl("get", "configmap", "settings", "--output=jsonpath={.data}"))
                .isEqualTo("{\"greeting\":\"hello\"}");
        assertThat(show.kubectl("get", "configmaps", "--selector=is=made", "--output=name"))
                .hasLineCount(1);
        assertThat(show.kubectl("get", "configmap", "extra", "by-hand", "--ignore-not-found", "--output=name"))
                .isEmpty();
        assertThat(show.kubectl("get", "pods", "--output=name")).isEmpty();
        assertThat(show.keys()).doesNotContain("switch", "app");
        assertThat(show.folder().resolve("steps.json")).hasContent("{\"done\":[]}");
    }

    /** On a busy machine an answer may be late for it, which is said in its place. */
    private Ran statusWith(String words) {
        List<Ran> said = new ArrayList<>();
        Await.until(
                "status says: " + words,
                Duration.ofMinutes(1),
                () -> {
                    said.add(launcher.run("status"));
                    return said.get(said.size() - 1).err().contains(words);
                },
                () -> said.get(said.size() - 1).toString());
        return said.get(said.size() - 1);
    }

    @Test
    @Order(8)
    void whatIsMissingIsNamed() throws IOException, InterruptedException {
        show.webHas(1);
        assertThat(statusWith("ReplicationController web: 1 of 2 pods are ready")
                        .exitCode())
                .isEqualTo(5);
        show.closePage();
        show.stopRegistry();
        show.apiServer().stopServer();
        long start = System.nanoTime();
        Ran dead = launcher.run("status");
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
        assertThat(dead.exitCode()).isEqualTo(5);
        assertThat(dead.out())
                .contains("  Kubernetes: ")
                .contains("  the registry " + SmallShow.REGISTRY + ": it does not answer")
                .contains("  the page Dashboard, http://" + show.page() + "/: it does not answer")
                .contains("  the check of http://" + show.page() + "/: it does not answer");
    }
}
