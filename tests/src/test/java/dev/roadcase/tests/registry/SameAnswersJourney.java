package dev.roadcase.tests.registry;

import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same content, asked for in the same words, gets the answers that docker-registry 2.8 gives. Left out is what this
 * registry means to do otherwise: a range after the end (refused there too, but with the whole blob's length announced),
 * a manifest or blob of a repository that does not exist (NAME_UNKNOWN says more than that the content is unknown), a
 * page's size that is no number (passed over there), and the headers of a 304 (RFC 9110 wants the ETag in it).
 */
class SameAnswersJourney {
    private static final List<String> HEADERS = List.of(
            "Content-Type",
            "Content-Length",
            "Content-Range",
            "Accept-Ranges",
            "Docker-Content-Digest",
            "Docker-Distribution-Api-Version",
            "ETag",
            "Cache-Control");
    private static final String ABSENT = "sha256:" + "0".repeat(64);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void everyAnswerOfTheTableIsTheSame() throws IOException {
        try (ServedBundle served = ServedBundle.whole(folder);
                DockerRegistry peer = DockerRegistry.plain(Files.createDirectory(folder.resolve("peer")))) {
            copy(served, peer, "acme/api:2.3");
            copy(served, peer, "library/web:1");
            SoftAssertions softly = new SoftAssertions();
            table(served.oci(), served.docker()).forEach(question -> {
                Answer expected = ask("http://" + peer.host(), question);
                Answer found = ask(served.url(), question);
                softly.assertThat(found).as(question.toString()).isEqualTo(expected);
            });
            softly.assertAll();
        }
    }

    private static Stream<Question> table(TestImage oci, TestImage docker) {
        Digest layer = ServedBundle.layer(oci);
        String blob = "/v2/acme/api/blobs/" + layer;
        String manifest = "/v2/acme/api/manifests/";
        String digest = oci.descriptor().digest().toString();
        return Stream.of(
                get("/v2/"),
                head("/v2/"),
                get("/v2"),
                get(manifest + "2.3", "Accept", MediaType.OCI_MANIFEST),
                head(manifest + "2.3", "Accept", MediaType.OCI_MANIFEST),
                get(manifest + digest, "Accept", MediaType.OCI_MANIFEST),
                get(manifest + "2.3", "Accept", MediaType.DOCKER_MANIFEST),
                get(manifest + digest, "Accept", MediaType.DOCKER_MANIFEST),
                get(manifest + "2.3", "Accept", MediaType.OCI_MANIFEST, "If-None-Match", '"' + digest + '"'),
                get(manifest + "9", "Accept", MediaType.OCI_MANIFEST),
                head(manifest + "9", "Accept", MediaType.OCI_MANIFEST),
                get(manifest + ABSENT, "Accept", MediaType.OCI_MANIFEST),
                get("/v2/library/web/manifests/1", "Accept", MediaType.DOCKER_MANIFEST),
                get("/v2/library/web/manifests/" + docker.descriptor().digest(), "Accept", MediaType.OCI_MANIFEST),
                get(blob),
                head(blob),
                get(blob, "Range", "bytes=0-9"),
                get(blob, "Range", "bytes=1000-"),
                get(blob, "Range", "bytes=-7"),
                get(blob, "If-None-Match", '"' + layer.toString() + '"'),
                get("/v2/acme/api/blobs/" + ABSENT),
                head("/v2/acme/api/blobs/" + ABSENT),
                get("/v2/library/web/blobs/" + layer),
                get("/v2/acme/none/tags/list"),
                get("/v2/acme/api/tags/list"));
    }

    /** Errors have messages of their own, so of them the status and the kind of document are held together. */
    private Answer ask(String host, Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host + question.path()))
                .method(question.method(), HttpRequest.BodyPublishers.noBody());
        if (!question.headers().isEmpty()) {
            request.headers(question.headers().toArray(String[]::new));
        }
        try {
            HttpResponse<byte[]> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean ok = reply.statusCode() < 300 && !question.path().equals("/v2/");
            List<String> headers = HEADERS.stream()
                    .filter(name -> ok || !name.startsWith("Content-") || name.equals("Content-Range"))
                    .map(name -> name + ": " + reply.headers().firstValue(name).orElse("-"))
                    .toList();
            if (reply.statusCode() == 304) {
                return new Answer(304, List.of(), "");
            }
            boolean sized = ok && !question.path().endsWith("/list");
            return new Answer(
                    reply.statusCode(),
                    headers.stream()
                            .filter(line -> sized || !line.startsWith("Content-Length"))
                            .toList(),
                    sized ? Digest.of(reply.body()).abbreviated() : code(new String(reply.body())));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(question + " to " + host, e);
        }
    }

    private static String code(String body) {
        return body.contains("\"code\":\"") ? body.replaceAll("(?s).*?\"code\":\"([A-Z_]+)\".*", "$1") : "";
    }

    private static Question get(String path, String... headers) {
        return new Question("GET", path, List.of(headers));
    }

    private static Question head(String path, String... headers) {
        return new Question("HEAD", path, List.of(headers));
    }

    private static void copy(ServedBundle served, DockerRegistry peer, String name) {
        Program.run(
                "skopeo",
                "copy",
                "--quiet",
                "--src-tls-verify=false",
                "--dest-tls-verify=false",
                "docker://" + served.host() + "/" + name,
                "docker://" + peer.host() + "/" + name);
    }

    private record Question(String method, String path, List<String> headers) {}

    private record Answer(int status, List<String> headers, String content) {}
}
