package dev.roadcase.bundler.remote.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadPlaceTest {
    private static final String ASKED = "https://vm1:5000/v2/acme/api/blobs/uploads/";

    @ParameterizedTest
    @CsvSource({
        "/v2/acme/api/blobs/uploads/7, https://vm1:5000/v2/acme/api/blobs/uploads/7",
        "7?state=a%2Fb%3D, https://vm1:5000/v2/acme/api/blobs/uploads/7?state=a%2Fb%3D",
        "https://storage.example/bucket?sig=x+y%2B, https://storage.example/bucket?sig=x+y%2B",
        "//other:1/x, https://other:1/x"
    })
    void itIsWhereTheRegistrySays(String location, String place) {
        assertThat(place(location).url()).hasToString(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://vm1/v2/x?state=1", "http://vm1:5000/v2/x?state=1"})
    void aRegistryThatDoesNotKnowOfItsTlsIsAskedWithTls(String location) {
        assertThat(place(location).url()).hasToString("https://vm1:5000/v2/x?state=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://storage.example/x?sig=secret", "http://vm1:8080/x?sig=secret"})
    void plainHttpElsewhereIsRefused(String location) {
        Problem problem = catchThrowableOfType(Problem.class, () -> place(location));
        assertThat(problem).hasMessageContaining("sends uploads to plain HTTP").hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ftp://x/y"})
    void aPlaceThatIsNoneIsRefused(String location) {
        Problem problem = catchThrowableOfType(Problem.class, () -> place(location));
        assertThat(problem).hasMessageContaining("takes an upload, and does not say where");
    }

    @Test
    void theDigestGoesBehindTheQueryThatIsThere() {
        Digest digest = Digest.of(new byte[0]);
        assertThat(place("/x?state=a%2Fb%3D&k=v").ending(digest))
                .hasToString("https://vm1:5000/x?state=a%2Fb%3D&k=v&digest=sha256%3A" + digest.hex());
    }

    private static UploadPlace place(String location) {
        Response response = new Response.Builder()
                .request(new Request.Builder().url(ASKED).build())
                .protocol(Protocol.HTTP_1_1)
                .code(202)
                .message("Accepted")
                .header("Location", location)
                .build();
        return UploadPlace.in(response, "send a blob");
    }
}
