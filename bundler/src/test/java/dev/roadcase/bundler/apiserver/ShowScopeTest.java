package dev.roadcase.bundler.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShowScopeTest {
    private static final ShowScope GUEST =
            new ShowScope(Optional.of("shop-1"), "stage", Set.of("stage", "other"), Set.of("v1"));

    private static ObjectNode object(String text) {
        return Json.object(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsMarkedIsTheShowsAndNobodyElses() {
        ObjectNode object = object("{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"labels\":{\"b\":\"c\"}}}");
        assertThat(GUEST.has(object.path("metadata"))).isFalse();
        ObjectNode manifest = object.deepCopy();
        GUEST.markWhole(object);
        assertThat(GUEST.has(object.path("metadata"))).isTrue();
        assertThat(object.path("metadata").path("labels").path("b").asText()).isEqualTo("c");
        assertThat(ShowScope.isMadeFrom(manifest, object.path("metadata"))).isTrue();
        assertThat(ShowScope.isMadeFrom(manifest.put("data", 1), object.path("metadata")))
                .isFalse();
        ShowScope other = new ShowScope(Optional.of("shop-2"), "stage", Set.of(), Set.of());
        assertThat(other.has(object.path("metadata"))).isFalse();
    }

    @Test
    void claimsOfAStatefulSetAreMarkedToo() {
        ObjectNode object = object("{\"spec\":{\"volumeClaimTemplates\":[{\"metadata\":{\"name\":\"data\"}}]}}");
        GUEST.mark(object);
        assertThat(object.at("/spec/volumeClaimTemplates/0/metadata/labels")
                        .path(ShowScope.LABEL)
                        .asText())
                .isEqualTo("shop-1");
    }

    @Test
    void aClusterOfTheShowsOwnIsItsAlone() {
        ObjectNode object = object("{\"metadata\":{\"name\":\"a\"}}");
        ShowScope.WHOLE.markWhole(object);
        assertThat(object).isEqualTo(object("{\"metadata\":{\"name\":\"a\"}}"));
        assertThat(ShowScope.WHOLE.has(object.path("metadata"))).isTrue();
    }

    @Test
    void aGuestLooksInItsOwnNamespacesForWhatHasItsLabel() {
        ApiResource pods = new ApiResource("v1", "Pod", "pods", true, Set.of());
        String selector = "?labelSelector=roadcase.dev%2Fshow%3Dshop-1";
        assertThat(GUEST.lists(pods))
                .containsExactly(
                        "/api/v1/namespaces/other/pods" + selector, "/api/v1/namespaces/stage/pods" + selector);
        assertThat(ShowScope.WHOLE.lists(pods)).containsExactly("/api/v1/pods");
    }
}
