package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.node.workload.WorkloadPlan;
import dev.roadcase.bundler.spec.cluster.ClusterRuntime;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.cluster.Etcd;
import dev.roadcase.bundler.spec.cluster.EtcdVersion;
import dev.roadcase.bundler.spec.cluster.MachineSize;
import dev.roadcase.bundler.spec.cluster.NetworkPlugin;
import dev.roadcase.bundler.spec.file.FileOrigin.FolderOrigin;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.file.Owner;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.CopyLayer;
import dev.roadcase.bundler.spec.image.Port;
import dev.roadcase.bundler.spec.image.Provenance;
import dev.roadcase.bundler.spec.image.PulledImage;
import dev.roadcase.bundler.spec.image.ReferrerChoice;
import dev.roadcase.bundler.spec.parameter.FreeText;
import dev.roadcase.bundler.spec.parameter.OneOf;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Secret;
import dev.roadcase.bundler.spec.parameter.WholeNumber;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.show.Page;
import dev.roadcase.bundler.spec.workload.Wait;
import dev.roadcase.bundler.spec.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo.yaml that uses every key. */
class DemoReadingTest {
    @TempDir
    Path folder;

    private Demo demo;

    static String everyKey() {
        try (InputStream in = DemoReadingTest.class.getResourceAsStream("every-key.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void read() {
        demo = new WrittenDemo(folder)
                .saying(everyKey())
                .with("services/target/dist/queue.jar", "")
                .with("conf/viewer.cfg", "")
                .with("k8s/services.yaml", "replicas: ${PRODUCERS_MAX} # $${HOME}\n")
                .with("k8s/controllers.yaml", "host: ${CONTROLLER}\n")
                .read();
    }

    @Test
    void nameAndVersionAreThere() {
        assertThat(demo.name()).isEqualTo("inaetics");
        assertThat(demo.version()).isEqualTo("1.2.0");
        assertThat(demo.description()).isEqualTo("Autoscaling demonstrator");
        assertThat(demo.platforms()).containsExactly(Platform.LINUX_AMD64, Platform.parse("linux/arm64/v8"));
    }

    @Test
    void parametersHaveBoundsAndDefaults() {
        Parameter producers = demo.parameters().get("PRODUCERS_MAX");
        assertThat(producers.defaultValue()).contains("4");
        assertThat(producers.kind()).isEqualTo(new WholeNumber(Optional.of(0L), Optional.of(16L)));
        assertThat(demo.parameters().get("LICENSE").kind()).isEqualTo(new Secret(new FreeText()));
        assertThat(demo.parameters().get("LICENSE").sensitive()).isTrue();
        assertThat(demo.parameters().get("SCALER").kind()).isEqualTo(new OneOf(List.of("controllers", "deployments")));
        assertThat(demo.parameters().keySet()).containsExactly("PRODUCERS_MAX", "LICENSE", "SCALER");
    }

    @Test
    void theClusterIsDescribed() {
        ClusterSpec cluster = demo.cluster().orElseThrow();
        assertThat(cluster.kubernetes()).isEqualTo("v1.36.4");
        assertThat(cluster.box()).isFalse();
        assertThat(cluster.runtime()).isEqualTo(ClusterRuntime.DOCKER);
        assertThat(cluster.network().nodePorts()).hasToString("80-99");
        assertThat(cluster.network().plugin()).isEqualTo(NetworkPlugin.FLANNEL);
        assertThat(cluster.controller()).isEqualTo(new MachineSize(4, 3L << 30));
        assertThat(cluster.nodes().count()).isEqualTo(3);
        assertThat(cluster.nodes().machine()).isEqualTo(new MachineSize(1, 1536L << 20));
        assertThat(cluster.nodes().labels()).containsEntry("zone", "west");
    }

    @Test
    void etcdIsDescribed() {
        assertThat(demo.cluster().orElseThrow().etcd()).isEqualTo(Etcd.USUAL);
        assertThat(etcd("v1.36.4", "{members: 3, version: v3.5.21, v2: true, namespace: kube-system}"))
                .isEqualTo(new Etcd(3, Optional.of(new EtcdVersion("3.5.21", 5)), true, Optional.of("kube-system")));
        assertThat(etcd("v1.20.2", "{v2: true}")).isEqualTo(new Etcd(1, Optional.empty(), true, Optional.empty()));
    }

    private Etcd etcd(String kubernetes, String etcd) {
        return DemoReader.read("demo.yaml", """
                        apiVersion: roadcase.dev/v1
                        name: etcd
                        version: "1"
                        cluster: {kubernetes: %s, etcd: %s}
                        """.formatted(kubernetes, etcd).getBytes(StandardCharsets.UTF_8))
                .cluster()
                .orElseThrow()
                .etcd();
    }

    @Test
    void anImageMayHaveToBeSigned() {
        Demo signed = new WrittenDemo(folder)
                .saying("""
                        apiVersion: roadcase.dev/v1
                        name: signed
                        version: 1.0.0
                        referrers: true
                        images:
                          - acme/one:1
                          - {pull: "acme/two:1", referrers: false, verify: {key: keys/acme.pub}}
                        """)
                .with("keys/acme.pub", "a key")
                .read();
        assertThat(signed.referrers()).isTrue();
        assertThat(signed.images())
                .extracting(image -> ((PulledImage) image).provenance())
                .containsExactly(Provenance.USUAL, new Provenance(ReferrerChoice.LEFT, Optional.of("keys/acme.pub")));
    }

    @Test
    void whatIsEssentialNeedsNoPackagesBesideIt() throws IOException {
        Demo built = new WrittenDemo(folder).saying("""
                        apiVersion: roadcase.dev/v1
                        name: shells
                        version: 1.0.0
                        images:
                          - {build: "acme/one:1", from: debian, essential: true}
                          - {build: "acme/two:1", from: debian, essential: true, packages: [less]}
                        """).read();
        assertThat(built.images())
                .extracting(image -> ((BuiltImage) image).base())
                .containsExactly(new Base.Debian(List.of(), true), new Base.Debian(List.of("less"), true));
    }

    @Test
    void imagesArePulledOrBuilt() {
        assertThat(demo.images().subList(0, 2))
                .containsExactly(
                        new PulledImage(Reference.parse("registry.k8s.io/pause:3.10.2"), Set.of(Role.NODE)),
                        new PulledImage(Reference.parse("quay.io/acme/api:2.3"), Set.of()));
        BuiltImage queue = (BuiltImage) demo.images().get(2);
        assertThat(queue.reference()).hasToString("docker.io/inaetics/queue:1.2.0");
        assertThat(queue.base()).isEqualTo(new Base.Debian(List.of("libc6", "zlib1g"), false));
        assertThat(queue.layers()).containsExactly(new CopyLayer("services/target/dist", "/app"));
        assertThat(queue.settings().entrypoint()).containsExactly("/app/bin/queue");
        assertThat(queue.settings().command()).containsExactly("--port", "8080");
        assertThat(queue.settings().env()).containsEntry("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC");
        assertThat(queue.settings().ports()).containsExactly(Port.parse("8080"), new Port(53, Port.Protocol.UDP));
        assertThat(queue.settings().user()).contains("65532");
        assertThat(queue.settings().workdir()).contains("/app");
        assertThat(queue.roles()).containsExactly(Role.CONTROLLER, Role.NODE);
        assertThat(((BuiltImage) demo.images().get(3)).base()).isEqualTo(new Base.Scratch());
        assertThat(((BuiltImage) demo.images().get(4)).base())
                .isEqualTo(new Base.Pulled(Reference.parse("busybox:1.36")));
    }

    @Test
    void filesComeFromUrlsAndFromTheFolder() {
        FileSpec tool = demo.files().get(0);
        assertThat(((UrlOrigin) tool.source()).sha256()).isPresent();
        assertThat(tool.unpack()).contains("bin/tool");
        assertThat(tool.octalMode()).isEqualTo("0755");
        assertThat(tool.owner()).hasToString("500:500");
        assertThat(tool.roles()).containsExactly(Role.CONTROLLER);
        FileSpec viewer = demo.files().get(1);
        assertThat(viewer.source()).isEqualTo(new FolderOrigin("conf/viewer.cfg"));
        assertThat(viewer.octalMode()).isEqualTo("0644");
        assertThat(viewer.owner()).isEqualTo(Owner.ROOT);
        assertThat(viewer.roles()).containsExactly(Role.NODE);
    }

    @Test
    void workloadsAreInOrderAndWait() {
        assertThat(demo.workloads())
                .containsExactly(
                        new Workload("k8s/services.yaml", WorkloadPlan.Form.PLAIN, Map.of(), Optional.empty()),
                        new Workload(
                                "k8s/controllers.yaml",
                                WorkloadPlan.Form.FILLED,
                                Map.of("SCALER", "deployments"),
                                Optional.of(new Wait(Wait.Condition.PODS, Duration.ofMinutes(7)))));
    }

    @Test
    void whatLooksLikeAnImageMayBeNone() {
        assertThat(demo.ignoredImages().patterns()).containsExactly("auto", "*.example.com/*");
    }

    @Test
    void pagesAndChecksMayNameParameters() {
        assertThat(demo.pages()).containsExactly(new Page("Dashboard", "http://${CONTROLLER}/dashboard.html"));
        assertThat(demo.checks())
                .containsExactly(
                        new Check("http://${CONTROLLER}/", 302, Optional.of("INAETICS"), Check.USUAL_PATIENCE),
                        new Check("https://a.example:8443/", 200, Optional.empty(), Check.USUAL_PATIENCE));
    }

    @Test
    void aBundleWithoutTheFolderIsReadToo() {
        byte[] yaml = everyKey().getBytes(StandardCharsets.UTF_8);
        assertThat(DemoReader.read("demo.yaml", yaml)).isEqualTo(demo);
    }
}
