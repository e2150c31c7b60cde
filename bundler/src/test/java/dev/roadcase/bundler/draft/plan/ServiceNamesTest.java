package dev.roadcase.bundler.draft.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceNamesTest {
    @Test
    void eachNameHasALabelOfItsOwn() {
        ServiceNames labels = new ServiceNames();
        assertThat(labels.of("my_service")).isEqualTo("my-service");
        assertThat(labels.of("My.Service")).isEqualTo("my-service-2");
        assertThat(labels.of("my_service")).isEqualTo("my-service");
        assertThat(labels.of("2048")).isEqualTo("s-2048");
        assertThat(labels.of("__")).isEqualTo("demo");
        assertThat(labels.of("ü".repeat(9) + "x")).isEqualTo("x");
        assertThat(labels.of("a".repeat(200))).hasSize(50);
        assertThat(labels.of("a".repeat(201))).hasSize(52);
    }

    @Test
    void portsOfMachinesRemindOfThePublishedOnes() {
        NodePorts ports = new NodePorts();
        assertThat(ports.take(80)).contains(30080);
        assertThat(ports.take(8080)).contains(30081);
        assertThat(ports.take(443)).contains(30443);
        assertThat(ports.take(5432)).contains(30432);
        assertThat(ports.take(30432)).contains(30433);
        assertThat(ports.take(32767)).contains(32767);
        assertThat(ports.take(32767)).contains(30000);
    }
}
