package dev.roadcase.agent.registry;

import static dev.roadcase.agent.registry.PushedImage.bytes;
import static dev.roadcase.agent.registry.PushedImage.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.Served.Reply;
import dev.roadcase.agent.registry.overlay.Pushing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two layers: what was pushed, and below it the bundle. */
class OverlayTest {
    private static final TestImage BUNDLED = TestImage.oci("{\"os\":\"linux\"}", "the bundle's layer");
    private static final TestImage DATE = TestImage.oci("{\"os\":\"linux\"}", "date");
    private static final PushedImage IMAGE = PushedImage.of("{\"os\":\"linux\"}", "pushed");
    private static final String MANIFESTS = "/v2/acme/api/manifests/";

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void serve() {
        serve(Pushing.to(overlay()));
    }

    private void serve(Pushing pushing) {
        served = Served.of(bundle(), folder, pushing);
    }

    private static TestBundle bundle() {
        return new TestBundle().image("quay.io/acme/api:1", BUNDLED).image("vm1:5000/junio/date:1", DATE);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aPushedTagHidesOneOfTheBundleUntilItIsDeleted() {
        IMAGE.to(served, "acme/api", "1");
        assertThat(served.get(MANIFESTS + "1").response().body()).isEqualTo(IMAGE.manifest());
        assertThat(served.get(MANIFESTS + BUNDLED.descriptor().digest()).status())
                .isEqualTo(200);
        assertThat(served.ask("DELETE", MANIFESTS + "1").status()).isEqualTo(202);
        assertThat(served.get(MANIFESTS + "1").response().body()).isEqualTo(BUNDLED.manifest());
        assertThat(served.ask("DELETE", MANIFESTS + "1").status()).isEqualTo(405);
    }

    @Test
    void allThatWasPushedIsTakenAwayAtOnceAndCanBePushedAgain() {
        assertThat(served.ask("DELETE", "/api/pushed").text()).isEqualTo("{\"withdrawn\":[]}");
        assertThat(overlay()).doesNotExist();
        IMAGE.to(served, "acme/api", "1");
        IMAGE.to(served, "own/app", digest(IMAGE.manifest()).toString());
        assertThat(served.get("/api/status").text()).contains("quay.io/acme/api:1\",\"digest");
        assertThat(served.ask("DELETE", "/api/pushed").text()).isEqualTo("{\"withdrawn\":[\"quay.io/acme/api:1\"]}");
        assertThat(served.get(MANIFESTS + "1").response().body()).isEqualTo(BUNDLED.manifest());
        assertThat(served.get("/v2/own/app/manifests/" + digest(IMAGE.manifest()))
                        .status())
                .isEqualTo(404);
        assertThat(served.get("/api/status").text()).contains("\"pushed\":[]");
        IMAGE.to(served, "acme/api", "1");
        assertThat(served.get(MANIFESTS + "1").response().body()).isEqualTo(IMAGE.manifest());
        assertThat(served.get("/api/pushed").status()).isEqualTo(405);
    }

    @Test
    void bothLayersAreSeenTogether() {
        IMAGE.to(served, "acme/api", "2");
        IMAGE.to(served, "own/app", "1");
        assertThat(served.get("/v2/acme/api/tags/list").text()).contains("[\"1\",\"2\"]");
        assertThat(served.get("/v2/_catalog").text()).contains("[\"acme/api\",\"junio/date\",\"own/app\"]");
    }

    @Test
    void whatIsPushedHasTheNamesOfTheBundlesImages() {
        IMAGE.to(served, "acme/api", "2.4");
        IMAGE.to(served, "quay.io/acme/api", "2.5");
        for (String tag : List.of("2.4", "2.5")) {
            found("/v2/acme/api/manifests/" + tag);
            found("/v2/quay.io/acme/api/manifests/" + tag);
            found("/v2/acme/api/manifests/" + tag + "?ns=quay.io");
        }
        assertThat(served.get("/v2/acme/api/manifests/2.4?ns=ghcr.io").status()).isEqualTo(404);
        IMAGE.to(served, "junio/date", "1.0.1");
        found("/v2/junio/date/manifests/1.0.1?ns=vm1:5000");
        found("/v2/junio/date/manifests/1.0.1?ns=vm1%3A5000");
        assertThat(served.get("/v2/junio/date/manifests/1?ns=vm1:5000").header("OCI-Namespace"))
                .isEqualTo("vm1:5000");
        IMAGE.to(served, "tool", "1");
        found("/v2/library/tool/manifests/1?ns=docker.io");
        found("/v2/docker.io/library/tool/manifests/1");
    }

    @Test
    void anOverlayBelongsToNoBundle() {
        IMAGE.to(served, "acme/api", "2");
        IMAGE.to(served, "other/app", "1");
        stop();
        served = Served.of(new TestBundle().image("ghcr.io/other/app:2", DATE), folder, Pushing.to(overlay()));
        found("/v2/acme/api/manifests/2?ns=quay.io");
        found("/v2/ghcr.io/other/app/manifests/1");
        assertThat(served.get("/v2/other/app/tags/list").text()).contains("[\"1\",\"2\"]");
    }

    @Test
    void aDamagedBlobIsNamedAndTheOthersGoOn() throws IOException {
        PushedImage other = PushedImage.of("{}", "healthy").to(served, "acme/api", "3");
        IMAGE.to(served, "acme/api", "2");
        byte[] layer = IMAGE.layers().get(0);
        Path file = overlay().resolve("blobs/sha256").resolve(digest(layer).hex());
        Files.write(file, bytes("PUSHED"));
        String path = "/v2/acme/api/blobs/" + digest(layer);
        Reply refused = served.get(path);
        assertThat(refused.status()).isBetween(404, 500);
        assertThat(served.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.Warned.class,
                        event -> assertThat(event.fact()).contains(digest(layer).toString(), "damaged"));
        assertThat(served.ask("HEAD", path).status()).isEqualTo(404);
        assertThat(served.get("/v2/acme/api/blobs/" + digest(other.layers().get(0)))
                        .text())
                .isEqualTo("healthy");
        PushedImage.push(served, "acme/api", layer);
        assertThat(served.get(path).text()).isEqualTo("pushed");
    }

    /** Cut off, or changed at its place. */
    @Test
    void whatAnotherServerHasMendedIsSeen() throws IOException {
        Pushing reading = new Pushing(Optional.of(overlay()), true, OptionalLong.empty(), Duration.ofHours(1));
        IMAGE.to(served, "acme/api", "2");
        byte[] layer = IMAGE.layers().get(0);
        Path file = overlay().resolve("blobs/sha256").resolve(digest(layer).hex());
        String path = "/v2/acme/api/blobs/" + digest(layer);
        try (Served reader = Served.of(bundle(), Files.createDirectory(folder.resolve("second")), reading)) {
            for (String wrong : List.of("PUSHED", "pus")) {
                Files.write(file, bytes(wrong));
                for (Served each : List.of(served, reader)) {
                    assertThat(each.get(path).status()).isBetween(404, 500);
                    assertThat(each.ask("HEAD", path).status()).isEqualTo(404);
                }
                PushedImage.push(served, "acme/api", layer);
                assertThat(served.get(path).text()).isEqualTo("pushed");
                assertThat(reader.get(path).text()).isEqualTo("pushed");
            }
        }
    }

    /** The bundle's own would be an old version that nobody asked for. */
    @Test
    void aDamagedManifestUncoversNothing() throws IOException {
        IMAGE.to(served, "acme/api", "1");
        Files.write(overlay().resolve("blobs/sha256").resolve(IMAGE.digest().hex()), bytes("{}"));
        Reply refused = served.get(MANIFESTS + "1");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.text()).contains("is damaged");
        assertThat(served.get(MANIFESTS + "1").text()).contains("push it again");
        IMAGE.put(served, "acme/api", "1");
        found(MANIFESTS + "1");
    }

    @Test
    void aSecondServerIsRefused() {
        PushedImage.push(served, "acme/api", bytes("x"));
        assertThatThrownBy(() ->
                        Served.of(bundle(), Files.createDirectory(folder.resolve("second")), Pushing.to(overlay())))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE);
                    assertThat(problem).hasMessageContaining("another server uses the overlay");
                    assertThat(problem.advice().orElse("")).contains("--overlay", "--read-only");
                });
        Pushing reading = new Pushing(Optional.of(overlay()), true, OptionalLong.empty(), Duration.ofHours(1));
        try (Served second = Served.of(bundle(), folder.resolve("second"), reading)) {
            IMAGE.to(served, "acme/api", "2");
            assertThat(second.get(MANIFESTS + "2").response().body()).isEqualTo(IMAGE.manifest());
            Reply refused = second.ask("DELETE", MANIFESTS + "2");
            assertThat(refused.status()).isEqualTo(405);
            assertThat(refused.text()).contains("UNSUPPORTED", "--read-only");
        }
    }

    /** Each was started before there was anything to see. */
    @Test
    void whatAnotherServerPushesLaterIsSeen() throws IOException {
        Pushing reading = new Pushing(Optional.of(overlay()), true, OptionalLong.empty(), Duration.ofHours(1));
        Path second = Files.createDirectory(folder.resolve("second"));
        try (Served reader = Served.of(bundle(), folder, reading);
                Served writer = Served.of(bundle(), second, Pushing.to(overlay()))) {
            assertThat(reader.get("/v2/own/app/tags/list").status()).isEqualTo(404);
            for (String tag : List.of("1", "2")) {
                IMAGE.to(served, "own/app", tag);
                for (Served each : List.of(reader, writer)) {
                    assertThat(each.get("/v2/own/app/manifests/" + tag)
                                    .response()
                                    .body())
                            .isEqualTo(IMAGE.manifest());
                }
            }
            Reply refused = writer.ask("POST", "/v2/own/app/blobs/uploads/");
            assertThat(refused.status()).isEqualTo(405);
            assertThat(refused.text()).contains("another server uses the overlay");
            stop();
            IMAGE.to(writer, "own/app", "3");
            assertThat(reader.get("/v2/own/app/tags/list").text()).contains("[\"1\",\"2\",\"3\"]");
        }
    }

    @Test
    void withoutAPlaceTheFlagIsNamed() {
        stop();
        serve(new Pushing(Optional.empty(), false, OptionalLong.empty(), Duration.ofHours(1)));
        Reply refused = served.ask("POST", "/v2/acme/api/blobs/uploads/");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.text()).contains("UNSUPPORTED", "--overlay DIR");
        stop();
        serve(Pushing.to(folder.resolve("test.bundle/inside")));
        assertThat(served.ask("POST", "/v2/acme/api/blobs/uploads/").text()).contains("--overlay DIR");
    }

    @Test
    void aLimitIsSaidAndLosesNothing() {
        stop();
        serve(new Pushing(Optional.of(overlay()), false, OptionalLong.of(20_000), Duration.ofHours(1)));
        PushedImage first = PushedImage.of("{}", "1".repeat(15_000)).to(served, "acme/api", "2");
        byte[] more = bytes("2".repeat(10_000));
        String path = "/v2/acme/api/blobs/uploads/?digest=" + digest(more);
        for (Reply refused : List.of(served.send("POST", path, more), served.stream("POST", path, more))) {
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.text()).contains("DENIED", "--overlay-limit");
        }
        assertThat(served.get(MANIFESTS + "2").response().body()).isEqualTo(first.manifest());
        assertThat(served.ask("DELETE", MANIFESTS + first.digest()).status()).isEqualTo(202);
        assertThat(served.send("POST", path, more).status()).isEqualTo(201);
        assertThat(served.ask("DELETE", "/v2/acme/api/blobs/" + digest(more)).status())
                .isEqualTo(202);
        first.to(served, "acme/api", "2");
    }

    /** What was there when the server started counts too. */
    @Test
    void aLimitHoldsAfterARestart() {
        PushedImage.push(served, "acme/api", bytes("1".repeat(15_000)));
        stop();
        serve(new Pushing(Optional.of(overlay()), false, OptionalLong.of(20_000), Duration.ofHours(1)));
        byte[] more = bytes("2".repeat(10_000));
        assertThat(served.send("POST", "/v2/acme/api/blobs/uploads/?digest=" + digest(more), more)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void whatNobodyNeedsIsCollected() throws IOException, InterruptedException {
        stop();
        serve(new Pushing(Optional.of(overlay()), false, OptionalLong.empty(), Duration.ofMillis(300)));
        IMAGE.to(served, "acme/api", "2");
        PushedImage.push(served, "acme/api", bytes("in no manifest"));
        String upload = served.ask("POST", "/v2/acme/api/blobs/uploads/").header("Location");
        served.send("PATCH", upload, bytes("begun"));
        Files.write(overlay().resolve("blobs/sha256").resolve("0".repeat(64)), bytes("of a crash"));
        for (int i = 0; i < 200 && files() > 6; i++) {
            Thread.sleep(20);
        }
        assertThat(files())
                .as("blobs of the image, the lock, the index and its layout")
                .isEqualTo(6);
        assertThat(served.get(upload).status()).isEqualTo(404);
        found(MANIFESTS + "2");
        assertThat(served.get("/v2/acme/api/blobs/" + digest(IMAGE.layers().get(0)))
                        .text())
                .isEqualTo("pushed");
        assertThat(served.events()).isEmpty();
    }

    @Test
    void aBlobThatAClientWasPromisedStays() throws IOException, InterruptedException {
        stop();
        serve(new Pushing(Optional.of(overlay()), false, OptionalLong.empty(), Duration.ofMillis(400)));
        byte[] blob = bytes("promised");
        PushedImage.push(served, "acme/api", blob);
        String path = "/v2/acme/api/blobs/" + digest(blob);
        for (int i = 0; i < 8; i++) {
            Thread.sleep(100);
            assertThat(served.ask("HEAD", path).status()).isEqualTo(200);
        }
    }

    @Test
    void skopeosLayoutIsComplete() throws IOException {
        IMAGE.to(served, "junio/date", "1.0.1");
        Path layout = overlay().resolve("repositories/junio+date/vm1=5000");
        assertThat(layout.resolve("oci-layout")).hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
        assertThat(Files.readString(layout.resolve("index.json")))
                .contains(
                        "\"org.opencontainers.image.ref.name\":\"1.0.1\"",
                        IMAGE.digest().toString());
        assertThat(layout.resolve("blobs/sha256").resolve(IMAGE.digest().hex())).hasBinaryContent(IMAGE.manifest());
    }

    @Test
    void aNameThatTwoHostsShareIsNotGuessed() {
        stop();
        served = Served.of(
                new TestBundle().image("a.io/x/y:1", BUNDLED).image("b.io/x/y:1", DATE), folder, Pushing.to(overlay()));
        Reply refused = served.ask("POST", "/v2/x/y/blobs/uploads/");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("NAME_INVALID", "a.io/x/y or b.io/x/y");
        IMAGE.to(served, "b.io/x/y", "2");
        found("/v2/x/y/manifests/2");
        assertThat(served.get("/v2/x/y/manifests/2?ns=a.io").status()).isEqualTo(404);
    }

    /** The longest names of the spec are files too, and names that look like paths of others are others. */
    @Test
    void namesDoNotMix() {
        String longest = "a".repeat(251) + "/b/c";
        IMAGE.to(served, longest, "1");
        IMAGE.to(served, "a/b", "1");
        IMAGE.to(served, "a/b/blobs", "2");
        IMAGE.to(served, "a/b/blobs/sha256", "3");
        assertThat(served.get("/v2/a/b/tags/list").text()).contains("[\"1\"]");
        assertThat(served.get("/v2/a/b/blobs/tags/list").text()).contains("[\"2\"]");
        assertThat(served.get("/v2/a/b/blobs/sha256/tags/list").text()).contains("[\"3\"]");
        found("/v2/" + longest + "/manifests/1");
    }

    private void found(String path) {
        assertThat(served.get(path).response().body()).as(path).isEqualTo(IMAGE.manifest());
    }

    private Path overlay() {
        return folder.resolve("overlay");
    }

    /** Files that are not links to others. */
    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(overlay())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("_/blobs")
                            && !file.toString().contains("quay.io/blobs"))
                    .count();
        }
    }
}
