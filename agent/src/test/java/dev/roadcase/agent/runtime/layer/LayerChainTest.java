package dev.roadcase.agent.runtime.layer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerChainTest {
    private static final Digest FIRST = Digest.of("first".getBytes(US_ASCII));
    private static final Digest SECOND = Digest.of("second".getBytes(US_ASCII));
    private static final List<Descriptor> LAYERS = List.of(layer("a"), layer("b"));

    @Test
    void aLayerIsNamedAfterItselfAndAllBelowIt() {
        LayerChain chain = chain("{\"rootfs\":{\"diff_ids\":[\"" + FIRST + "\",\"" + SECOND + "\"]}}")
                .orElseThrow();
        Digest both = Digest.of((FIRST + " " + SECOND).getBytes(US_ASCII));
        assertThat(chain.links())
                .containsExactly(
                        new LayerChain.ChainedLayer(LAYERS.get(0), FIRST, FIRST, Optional.empty()),
                        new LayerChain.ChainedLayer(LAYERS.get(1), SECOND, both, Optional.of(FIRST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no JSON",
                "{\"rootfs\":{\"diff_ids\":[]}}",
                "{\"rootfs\":{\"diff_ids\":[\"sha256:1\",2]}}"
            })
    void aConfigThatDoesNotFitGivesNone(String config) {
        assertThat(chain(config)).isEmpty();
    }

    @Test
    void aConfigOfFewerLayersGivesNone() {
        assertThat(chain("{\"rootfs\":{\"diff_ids\":[\"" + FIRST + "\"]}}")).isEmpty();
    }

    private static Optional<LayerChain> chain(String config) {
        return LayerChain.of(LAYERS, config.getBytes(US_ASCII));
    }

    private static Descriptor layer(String content) {
        return Descriptor.of(MediaType.OCI_LAYER_GZIP, content.getBytes(US_ASCII));
    }
}
