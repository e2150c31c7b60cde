package dev.roadcase.agent.node.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class HelmReleaseTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:20:30.400Z");

    private static ObjectNode secret(Instant time) {
        ObjectNode carried = Json.object().put("name", "arl").put("namespace", "there");
        carried.put("manifest", "---\n# Source: a\na: ${COUNT}\nb: \"$${HOME}\"\n");
        carried.put("config", "{\"copies\":${COUNT},\"word\":\"a ${WORD}\"}");
        carried.put("notes", "${COUNT} of ${WORD} and $${HOME}");
        carried.putObject("chart").put("literal", "${COUNT}");
        carried.putArray("hooks").addObject().put("name", "h").put("manifest", "c: ${WORD}\n");
        ParameterValues values = new ParameterValues(Map.of("COUNT", "5", "WORD", "it's: \"so\"")::get, Set.of("WORD"));
        return Json.large(
                HelmRelease.of(Json.bytes(carried), values).secret(time).getBytes(StandardCharsets.UTF_8));
    }

    /** As Helm reads it: base64 in base64, packed. */
    private static JsonNode release(ObjectNode secret) throws IOException {
        byte[] data =
                Base64.getDecoder().decode(secret.path("data").path("release").asText());
        byte[] packed = Base64.getDecoder().decode(data);
        return Json.large(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
    }

    @Test
    void itsSecretHasTheNameAndTheLabelsByWhichHelmFindsIt() {
        ObjectNode secret = secret(NOW);
        assertThat(secret.path("type").asText()).isEqualTo("helm.sh/release.v1");
        assertThat(secret.path("metadata").path("name").asText()).isEqualTo("sh.helm.release.v1.arl.v1");
        assertThat(secret.path("metadata").path("namespace").asText()).isEqualTo("there");
        assertThat(secret.path("metadata").path("labels").toString())
                .isEqualTo("{\"name\":\"arl\",\"owner\":\"helm\",\"status\":\"deployed\",\"version\":\"1\"}");
    }

    @Test
    void valuesStandInAllThatWasRenderedAndNowhereElse() throws IOException {
        JsonNode release = release(secret(NOW));
        assertThat(release.path("manifest").asText()).isEqualTo("---\n# Source: a\na: 5\nb: \"${HOME}\"\n");
        assertThat(release.path("config").toString()).isEqualTo("{\"copies\":5,\"word\":\"a it's: \\\"so\\\"\"}");
        assertThat(release.path("hooks").get(0).path("manifest").asText()).isEqualTo("c: \"it's: \\\"so\\\"\"\n");
        assertThat(release.path("info").path("notes").asText()).isEqualTo("5 of it's: \"so\" and ${HOME}");
        assertThat(release.path("chart").path("literal").asText()).isEqualTo("${COUNT}");
        assertThat(release.path("info").path("last_deployed").asText()).isEqualTo("2026-12-01T10:20:30Z");
        assertThat(release.path("version").asInt()).isEqualTo(1);
    }

    @Test
    void whatItSaysOfItsContentIsTheSameWheneverItIsApplied() {
        assertThat(secret(NOW.plusSeconds(99)).path("metadata"))
                .isEqualTo(secret(NOW).path("metadata"));
    }
}
