package dev.roadcase.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    private static final String OBJECT = """
            {"metadata":{"labels":{"a.b/c":"1","a":{"b/c":"2"}},"finalizers":["x","y]"]},
             "spec":{"replicas":2,"containers":[{"name":"a","image":"1"},{"name":"b,[\\"]=","image":"2"}],
             "ports":[{"containerPort":80,"protocol":"TCP"},{"containerPort":80,"protocol":"UDP"}],"list":[1,2]}}""";

    private static ObjectNode object() {
        return Json.object(OBJECT.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                ".spec.replicas;\"replicas\":2,",
                ".metadata.labels.a.b/c;\"a.b/c\":\"1\",",
                ".metadata.finalizers[=\"y]\"];,\"y]\"",
                ".spec.containers[name=\"a\"].image;,\"image\":\"1\"",
                ".spec.containers[name=\"b,[\\\"]=\"].image;,\"image\":\"2\"",
                ".spec.ports[containerPort=80,protocol=\"UDP\"];,{\"containerPort\":80,\"protocol\":\"UDP\"}",
                ".spec.list[1];,2"
            })
    void whatIsMeantIsRemovedAndNothingElse(String path, String removed) {
        ObjectNode object = object();
        assertThat(FieldPath.remove(path, object)).isTrue();
        String before = new String(Json.bytes(object()), StandardCharsets.UTF_8);
        assertThat(new String(Json.bytes(object), StandardCharsets.UTF_8)).isEqualTo(before.replace(removed, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".spec.none",
                ".spec.replicas.x",
                ".spec.containers[name=\"c\"].image",
                ".spec.list[7]",
                "spec",
                "",
                ".",
                ".spec[0]",
                ".spec.list[",
                ".spec.repl"
            })
    void whatIsNotThereIsNotRemoved(String path) {
        ObjectNode object = object();
        assertThat(FieldPath.remove(path, object)).isFalse();
        assertThat(object).isEqualTo(object());
    }

    @Test
    void refusalsOfOldAndNewServersNameTheOwnerAndTheField() {
        String help =
                "\nPlease review the fields above--they currently have other managers. Here\nare the ways: `--x`\n* a.b\n";
        assertThat(Conflict.in(
                        "error: Apply failed with 1 conflict: conflict with \"kubectl\" using apps/v1: .spec.replicas"
                                + help))
                .containsExactly(new Conflict("kubectl", ".spec.replicas"));
        assertThat(Conflict.in("Apply failed with 1 conflict: conflict with \"hpa\" with subresource \"scale\" using"
                        + " apps/v1 at 2026-11-29T04:27:03Z: .spec.replicas" + help))
                .containsExactly(new Conflict("hpa", ".spec.replicas"));
        assertThat(Conflict.in(
                        "error: Apply failed with 3 conflicts: conflicts with \"a\" using v1:\n- .data.x\n- .data.y z\n"
                                + "conflicts with \"b\":\n- .spec.containers[name=\"a\"].image" + help))
                .isEqualTo(List.of(
                        new Conflict("a", ".data.x"),
                        new Conflict("a", ".data.y z"),
                        new Conflict("b", ".spec.containers[name=\"a\"].image")));
        assertThat(Conflict.in("Error from server (NotFound): .x: not found")).isEmpty();
    }
}
