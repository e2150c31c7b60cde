package dev.roadcase.bundler.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests as kubectl reads them. */
class ManifestObjectsTest {
    private static List<ApiObject> objects(String manifests) {
        return new ManifestObjects("a.yaml", manifests, "default").all();
    }

    @Test
    void documentsListsAndAnchorsAreTakenApart() {
        assertThat(objects("""
                # a comment alone
                ---
                apiVersion: v1
                kind: List
                items:
                  - &base {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: n}}
                  - {<<: *base, metadata: {name: b}}
                ---
                ---
                {"apiVersion": "v1",
                \t"kind": "Pod", "metadata": {"generateName": "c-"}}
                """.replace("\t", " ")))
                .extracting(object -> object.kind() + " " + object.namespace() + " " + object.name())
                .containsExactly(
                        "ConfigMap n " + Optional.of("a"),
                        "ConfigMap default " + Optional.of("b"),
                        "Pod default " + Optional.empty());
    }

    @Test
    void whatHasNoNameGetsTheOneThatTheControllerGivesIt() {
        Digest bundle = Digest.of(new byte[0]);
        ManifestObjects manifests = new ManifestObjects("a.yaml", """
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {generateName: made-}}
                """, "default");
        String hash = Digest.of((bundle + " a.yaml 2").getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 16);
        assertThat(manifests.named(bundle))
                .extracting(ApiObject::name)
                .containsExactly(Optional.of("a"), Optional.of("made-" + hash));
    }

    /** As sigs.k8s.io/yaml does. */
    @ParameterizedTest
    @CsvSource({
        "2020-01-01, STRING",
        "12:30, STRING",
        "12:30:45, STRING",
        "1.2.3, STRING",
        "yes, BOOLEAN",
        "off, BOOLEAN",
        "0644, NUMBER",
        "0x1f, NUMBER",
        "1e3, NUMBER",
        "~, NULL",
        "1_000, NUMBER"
    })
    void plainWordsAreWhatKubectlTakesThemFor(String word, String type) {
        JsonNode value = objects("{apiVersion: v1, kind: A, metadata: {name: a}, value: " + word + "}")
                .get(0)
                .json()
                .get("value");
        assertThat(value.getNodeType()).hasToString(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just words",
                "- a\n- b\n",
                "{kind: Pod, metadata: {name: a}}",
                "{apiVersion: v1, metadata: {name: a}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: ../../secrets/a}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: ..}}",
                "a: [",
                "!!java.io.File {apiVersion: v1}"
            })
    void whatIsNoManifestIsNamed(String text) {
        assertThatThrownBy(() -> objects(text)).isInstanceOf(Problem.class).hasMessageStartingWith("read a.yaml: ");
    }
}
