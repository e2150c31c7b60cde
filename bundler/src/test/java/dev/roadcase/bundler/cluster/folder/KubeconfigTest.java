package dev.roadcase.bundler.cluster.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.cluster.pki.Identity;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class KubeconfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"hello", "2026", "null", "true", "on", "0x1"})
    void theDemosNameIsATextWhateverItLooksLike(String name) {
        Kubeconfig config = new Kubeconfig(
                name, Ipv4Address.parse("192.168.56.20"), "authority", new Identity("certificate", "key"));
        Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(config.toString());
        assertThat(read).containsEntry("current-context", name);
        assertThat(read.get("contexts")).asString().contains("{name=" + name + ", context={cluster=" + name + ",");
    }
}
