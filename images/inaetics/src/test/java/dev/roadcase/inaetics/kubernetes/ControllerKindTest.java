package dev.roadcase.inaetics.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ControllerKindTest {

    @Test
    void isReadAsKubernetesCallsTheResource() {
        assertThat(ControllerKind.read("deployments")).isEqualTo(ControllerKind.DEPLOYMENTS);
        assertThat(ControllerKind.read("replicationcontrollers")).isEqualTo(ControllerKind.REPLICATIONCONTROLLERS);
    }

    @Test
    void anotherWordIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> ControllerKind.read("Deployment"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"Deployment\" keeps no replicas: it is replicationcontrollers or deployments of Kubernetes");
    }
}
