package dev.roadcase.agent.registry;

import static dev.roadcase.agent.registry.PushedImage.bytes;
import static dev.roadcase.agent.registry.PushedImage.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.registry.Served.Reply;
import dev.roadcase.agent.registry.overlay.Pushing;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OCI distribution spec 1.1, "Pushing blobs". */
@Tag("jdk")
class UploadTest {
    private static final TestImage BUNDLED = TestImage.oci("{}", "the bundle's layer");
    private static final Digest LAYER = Digest.of(bytes("the bundle's layer"));
    private static final byte[] BLOB = bytes("0123456789".repeat(1000));
    private static final ContentDigest DIGEST = digest(BLOB);
    private static final String REPOSITORY = "/v2/own/app/blobs/";

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void serve() {
        served = Served.of(
                new TestBundle().image("quay.io/acme/api:1", BUNDLED), folder, Pushing.to(folder.resolve("overlay")));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /** "Upon success, the response MUST have a code of 202 Accepted, and MUST include" a Location with a UUID. */
    @Test
    void anUploadBeginsWithAnAddress() {
        Reply begun = served.ask("POST", REPOSITORY + "uploads/");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.header("Location")).matches("/v2/own/app/blobs/uploads/[0-9a-f-]{36}");
        assertThat(begun.header("Location")).endsWith(begun.header("Docker-Upload-UUID"));
        assertThat(begun.header("Range")).isEqualTo("0-0");
        assertThat(served.ask("POST", REPOSITORY + "uploads").status()).isEqualTo(202);
    }

    /** "Upon successful completion of the request, the response MUST have code 201 Created", with a "pullable blob URL". */
    @Test
    void aBlobIsPutInOneRequest() {
        Reply created = served.send("PUT", begin() + "?digest=" + DIGEST, BLOB);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Docker-Content-Digest")).isEqualTo(DIGEST.toString());
        assertThat(served.get(created.header("Location")).response().body()).isEqualTo(BLOB);
        assertThat(served.get(REPOSITORY + DIGEST, "Range", "bytes=3-5").text()).isEqualTo("345");
        assertThat(served.ask("HEAD", REPOSITORY + DIGEST).header("Content-Length"))
                .isEqualTo(Integer.toString(BLOB.length));
    }

    /** "Registries MAY support pushing blobs using a single POST request." */
    @Test
    void aBlobIsPostedAlone() {
        Reply created = served.send("POST", REPOSITORY + "uploads/?digest=" + DIGEST, BLOB);
        assertThat(created.status()).isEqualTo(201);
        assertThat(served.get(created.header("Location")).response().body()).isEqualTo(BLOB);
    }

    /** "Likewise, the {digest} MUST match the blob's digest"; else "a response code 400 Bad Request". */
    @Test
    void aWrongDigestKeepsNothing() throws IOException {
        byte[] other = bytes("other");
        for (Reply refused : List.of(
                served.send("POST", REPOSITORY + "uploads/?digest=" + DIGEST, other),
                served.send("PUT", begin() + "?digest=" + DIGEST, other),
                served.send("PUT", begin(), BLOB),
                served.send("PUT", begin() + "?digest=sha256:abc", BLOB),
                served.ask("POST", REPOSITORY + "uploads/?digest=blake3:" + "0".repeat(64)))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("DIGEST_INVALID");
        }
        assertThat(served.get(REPOSITORY + DIGEST).status()).isEqualTo(404);
        assertThat(kept("blobs")).isEmpty();
    }

    /** "The response for each successful chunk upload MUST be 202 Accepted", with Location and Range. */
    @Test
    void aBlobComesInChunks() {
        String upload = begin();
        Reply first = served.send("PATCH", upload, part(0, 4000), "Content-Range", "0-3999");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Range")).isEqualTo("0-3999");
        Reply second = served.send("PATCH", first.header("Location"), part(4000, 9000), "Content-Range", "4000-8999");
        assertThat(second.header("Range")).isEqualTo("0-8999");
        Reply last = served.send(
                "PUT",
                second.header("Location") + "?digest=" + DIGEST,
                part(9000, 10000),
                "Content-Range",
                "9000-9999");
        assertThat(last.status()).isEqualTo(201);
        assertThat(served.get(REPOSITORY + DIGEST).response().body()).isEqualTo(BLOB);
    }

    /** "If a chunk is uploaded out of order, the registry MUST respond with a 416 Requested Range Not Satisfiable code." */
    @Test
    void aChunkOutOfOrderIsRefusedAndTheUploadGoesOn() {
        String upload = begin();
        served.send("PATCH", upload, part(0, 4000), "Content-Range", "0-3999");
        for (String range : List.of("5000-5999", "0-999", "3999-4998")) {
            Reply refused = served.send("PATCH", upload, part(0, 1000), "Content-Range", range);
            assertThat(refused.status()).as(range).isEqualTo(416);
            assertThat(refused.header("Range")).isEqualTo("0-3999");
            assertThat(refused.header("Location")).isEqualTo(upload);
        }
        Reply closing = served.send("PUT", upload + "?digest=" + DIGEST, part(0, 1000), "Content-Range", "9000-9999");
        assertThat(closing.status()).isEqualTo(416);
        rest(upload, 4000);
    }

    /** "The response to an active upload {blob-push-location} MUST be a 204 No Content response code". */
    @Test
    void anUploadSaysHowFarItIs() {
        String upload = begin();
        served.send("PATCH", upload, part(0, 4000));
        for (String method : List.of("GET", "HEAD")) {
            Reply state = served.ask(method, upload);
            assertThat(state.status()).isEqualTo(204);
            assertThat(state.header("Location")).isEqualTo(upload);
            assertThat(state.header("Range")).isEqualTo("0-3999");
        }
    }

    /** Docker and skopeo say neither a range nor a length. */
    @Test
    void aBlobIsStreamed() {
        String upload = begin();
        assertThat(served.stream("PATCH", upload, part(0, 5000)).header("Range"))
                .isEqualTo("0-4999");
        assertThat(served.stream("PATCH", upload, part(5000, 10000)).header("Range"))
                .isEqualTo("0-9999");
        assertThat(served.ask("PUT", upload + "?digest=" + DIGEST).status()).isEqualTo(201);
    }

    /** "If successful, the response SHOULD be a 204 No Content response code." */
    @Test
    void anUploadIsCancelled() throws IOException {
        String upload = begin();
        served.send("PATCH", upload, part(0, 4000));
        assertThat(served.ask("DELETE", upload).status()).isEqualTo(204);
        for (String method : List.of("GET", "PATCH", "PUT", "DELETE")) {
            Reply gone = served.ask(method, upload + "?digest=" + DIGEST);
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.text()).contains("BLOB_UPLOAD_UNKNOWN");
        }
        assertThat(kept("uploads")).isEmpty();
    }

    @Test
    void anUploadIsOneOfItsRepository() {
        String upload = begin().replace("own/app", "other/app");
        assertThat(served.send("PATCH", upload, BLOB).text()).contains("BLOB_UPLOAD_UNKNOWN");
        assertThat(served.get(REPOSITORY + "uploads/..").status()).isEqualTo(404);
        assertThat(served.get(REPOSITORY + "uploads/../../../lock").status()).isBetween(400, 404);
    }

    @Test
    void aRangeThatLiesIsTakenBack() {
        String upload = begin();
        served.send("PATCH", upload, part(0, 4000), "Content-Range", "0-3999");
        Reply lying = served.send("PATCH", upload, part(4000, 5000), "Content-Range", "4000-4099");
        assertThat(lying.status()).isEqualTo(400);
        assertThat(lying.text()).contains("SIZE_INVALID");
        for (int length : new int[] {500, 1500}) {
            Reply streamed = served.stream("PATCH", upload, part(4000, 4000 + length), "Content-Range", "4000-4999");
            assertThat(streamed.text()).contains("SIZE_INVALID");
            assertThat(streamed.header("Range")).isEqualTo("0-3999");
        }
        assertThat(served.send("PATCH", upload, part(4000, 5000), "Content-Range", "x-y")
                        .text())
                .contains("BLOB_UPLOAD_INVALID");
        rest(upload, 4000);
    }

    @Test
    void aCutConnectionLosesNothingThatCame() throws IOException {
        String upload = begin();
        try (Socket socket = new Socket("127.0.0.1", served.url().getPort())) {
            String head = "PATCH " + upload + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(part(0, 6000));
        }
        awaitRange(upload, "0-5999");
        rest(upload, 6000);
    }

    @Test
    void anUploadGoesOnAfterARestart() {
        String upload = begin();
        served.send("PATCH", upload, part(0, 6000));
        stop();
        serve();
        assertThat(served.get(upload).header("Range")).isEqualTo("0-5999");
        rest(upload, 6000);
    }

    /** A client that lost its connection need not wait until the server notices. */
    @Test
    void theRequestThatComesLastGoesOn() throws IOException {
        byte[] large = bytes("0123456789".repeat(10_000));
        String upload = begin();
        try (Socket socket = new Socket("127.0.0.1", served.url().getPort())) {
            String head = "PATCH " + upload + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(large, 0, 70_000);
            awaitRange(upload, "0-65535");
            byte[] rest = Arrays.copyOfRange(large, 65_536, large.length);
            assertThat(served.send("PATCH", upload, rest, "Content-Range", "65536-99999")
                            .status())
                    .isEqualTo(202);
            socket.getOutputStream().write(large, 70_000, 30_000);
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
        assertThat(served.ask("PUT", upload + "?digest=" + digest(large)).status())
                .isEqualTo(201);
    }

    private void awaitRange(String upload, String wanted) {
        String range = "";
        for (int i = 0; i < 500 && !range.equals(wanted); i++) {
            range = served.get(upload).header("Range");
        }
        assertThat(range).isEqualTo(wanted);
    }

    /** "Here, {digest-algorithm} is the algorithm the registry should use for the blob". */
    @Test
    void sha512IsTakenWithAndWithoutNotice() {
        ContentDigest long512 = ContentDigest.of(DigestAlgorithm.SHA512, BLOB);
        for (String begin : List.of("uploads/?digest-algorithm=sha512", "uploads/")) {
            String upload = served.ask("POST", REPOSITORY + begin).header("Location");
            served.send("PATCH", upload, BLOB);
            assertThat(served.ask("PUT", upload + "?digest=" + long512).status())
                    .isEqualTo(201);
            assertThat(served.get(REPOSITORY + long512).response().body()).isEqualTo(BLOB);
            assertThat(served.ask("DELETE", REPOSITORY + long512).status()).isEqualTo(202);
        }
        assertThat(served.ask("POST", REPOSITORY + "uploads/?digest-algorithm=md5")
                        .text())
                .contains("DIGEST_INVALID", "md5");
    }

    @Test
    void anEmptyBlobIsABlob() {
        PushedImage.push(served, "own/app", new byte[0]);
        assertThat(served.get(REPOSITORY + digest(new byte[0])).status()).isEqualTo(200);
    }

    /** "The response to a successful mount MUST be 201 Created"; else "it SHOULD return a 202". */
    @Test
    void aBlobIsMounted() {
        PushedImage.push(served, "own/app", BLOB);
        assertThat(served.get("/v2/other/app/blobs/" + DIGEST).status()).isEqualTo(404);
        Reply wrongSource = served.ask("POST", "/v2/other/app/blobs/uploads/?mount=" + DIGEST + "&from=no/app");
        assertThat(wrongSource.status()).isEqualTo(202);
        Reply mounted = served.ask("POST", "/v2/other/app/blobs/uploads/?mount=" + DIGEST + "&from=own/app");
        assertThat(mounted.status()).isEqualTo(201);
        assertThat(served.get(mounted.header("Location")).response().body()).isEqualTo(BLOB);
        assertThat(served.ask("POST", "/v2/third/app/blobs/uploads/?mount=" + DIGEST)
                        .status())
                .isEqualTo(201);
        assertThat(served.ask("POST", "/v2/third/app/blobs/uploads/?mount=" + digest(bytes("none")))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aBlobOfTheBundleIsMountedAndNotCopied() throws IOException {
        Reply mounted = served.ask("POST", REPOSITORY + "uploads/?mount=" + LAYER + "&from=acme/api");
        assertThat(mounted.status()).isEqualTo(201);
        assertThat(served.get(REPOSITORY + LAYER).text()).isEqualTo("the bundle's layer");
        assertThat(kept("blobs")).isEmpty();
        stop();
        serve();
        assertThat(served.get(REPOSITORY + LAYER).status()).isEqualTo(200);
        assertThat(served.get("/v2/third/app/blobs/" + LAYER).status()).isEqualTo(404);
    }

    @Test
    void twoPushesOfOneBlobAreFine() {
        List<Integer> statuses = Stream.generate(() -> "own/app")
                .limit(8)
                .parallel()
                .map(name -> served.send("POST", "/v2/" + name + "/blobs/uploads/?digest=" + DIGEST, BLOB)
                        .status())
                .toList();
        assertThat(statuses).containsOnly(201);
        assertThat(served.get(REPOSITORY + DIGEST).response().body()).isEqualTo(BLOB);
    }

    @Test
    void noFolderIsMadeBeforeAPush() {
        assertThat(served.get(REPOSITORY + DIGEST).status()).isEqualTo(404);
        assertThat(served.ask("DELETE", REPOSITORY + DIGEST).text()).contains("NAME_UNKNOWN");
        assertThat(folder.resolve("overlay")).doesNotExist();
    }

    private String begin() {
        return served.ask("POST", REPOSITORY + "uploads/").header("Location");
    }

    private void rest(String upload, int from) {
        assertThat(served.send("PUT", upload + "?digest=" + DIGEST, part(from, BLOB.length))
                        .status())
                .isEqualTo(201);
        assertThat(served.get(REPOSITORY + DIGEST).response().body()).isEqualTo(BLOB);
    }

    private static byte[] part(int from, int to) {
        return Arrays.copyOfRange(BLOB, from, to);
    }

    private List<Path> kept(String part) throws IOException {
        Path where = folder.resolve("overlay").resolve(part);
        if (!Files.exists(where)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(where)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
