package dev.roadcase.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClusterObjectTest {
    @Test
    void ofVariablesOfOneNameTheLastOneStays() {
        ClusterObject object = new ClusterObject(Json.object("""
                {"spec": {"containers": [
                  {"name": "a", "env": [{"name": "X", "value": "1"}, {"name": "Y"}, {"name": "X", "value": "2"}]},
                  {"name": "b", "env": [{"name": "X", "value": "3"}]}]}, "data": {"env": "text"}}
                """.getBytes(StandardCharsets.UTF_8)));
        object.dropDuplicates();
        assertThat(object.json().at("/spec/containers/0/env").toString())
                .isEqualTo("[{\"name\":\"Y\"},{\"name\":\"X\",\"value\":\"2\"}]");
        assertThat(object.json().at("/spec/containers/1/env")).hasSize(1);
    }
}
