package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.spec.manifest.WorkloadImages;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadImagesTest {
    private static final String DEMO = WrittenDemo.HEAD + """
              parameters: {TAG: {default: "1.0"}, REPO: {}}
              images: [{build: own/app:1, from: scratch}]
              workloads: [{manifests: k/a.yaml}, {manifests: k/b.json}]
              """;

    @TempDir
    Path folder;

    private WrittenDemo demo;

    @BeforeEach
    void write() {
        demo = new WrittenDemo(folder).saying(DEMO).with("k/a.yaml", "").with("k/b.json", "");
    }

    private List<String> found(Map<String, String> chosen) {
        return find(chosen).found().stream()
                .map(image -> image.place() + " " + image.reference())
                .toList();
    }

    private WorkloadImages find(Map<String, String> chosen) {
        Demo read = demo.read();
        return WorkloadImages.find(
                demo.folder(), read.workloads(), Parameters.of(read.parameters(), chosen), read.ignoredImages());
    }

    @Test
    void podsAreFoundInEveryKindOfObject() {
        demo.with("k/a.yaml", """
                kind: Pod
                spec:
                  containers: [{image: a}]
                  initContainers: [{image: b}]
                  ephemeralContainers: [{image: c}]
                  volumes: [{image: {reference: d}}, {emptyDir: {}}]
                ---
                # nothing but this
                ---
                kind: ReplicationController
                spec: {template: {spec: {containers: [{image: "e:${TAG}"}, {name: none}]}}}
                ---
                kind: CronJob
                spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: f}]}}}}}
                ---
                kind: List
                items:
                - kind: DaemonSet
                  spec: {template: {spec: {containers: [{image: g}]}}}
                - kind: StatefulSet
                  spec: {template: {spec: {containers: [{image: h@sha256:%s}]}}}
                """.formatted("0".repeat(64)));
        demo.with(
                "k/b.json",
                "{\n\t\"kind\": \"Job\",\n\t\"spec\": {\"template\": {\"spec\": {\"containers\":"
                        + " [{\"image\": \"i\"}]}}}}\n");
        assertThat(found(Map.of()))
                .containsExactly(
                        "k/a.yaml:3 docker.io/library/a:latest",
                        "k/a.yaml:4 docker.io/library/b:latest",
                        "k/a.yaml:5 docker.io/library/c:latest",
                        "k/a.yaml:6 docker.io/library/d:latest",
                        "k/a.yaml:11 docker.io/library/e:1.0",
                        "k/a.yaml:14 docker.io/library/f:latest",
                        "k/a.yaml:19 docker.io/library/g:latest",
                        "k/a.yaml:21 docker.io/library/h@sha256:" + "0".repeat(64),
                        "k/b.json:3 docker.io/library/i:latest");
    }

    @Test
    void chosenValuesNameOtherImages() {
        demo.with("k/a.yaml", "containers: [{image: \"${REPO}/x:${TAG}\"}]\n");
        assertThat(found(Map.of("REPO", "quay.io/acme", "TAG", "2"))).containsExactly("k/a.yaml:1 quay.io/acme/x:2");
    }

    @Test
    void aVendorsManifestIsReadAsItIs() {
        demo.saying(DEMO.replace("{manifests: k/a.yaml}", "{manifests: k/a.yaml, parameters: none}"));
        demo.with("k/a.yaml", """
                query: "sum(rate(x[${__interval}])) by ($${group})"
                containers: [{image: "busybox:1", args: ["${TAG} ${not a name"]}]
                """);
        assertThat(found(Map.of())).containsExactly("k/a.yaml:2 docker.io/library/busybox:1");
    }

    @Test
    void textsThatLookLikePodsAreNone() {
        demo.with("k/a.yaml", """
                kind: ConfigMap
                data: {a: "containers: [{image: no}]", image: no}
                ---
                kind: CustomResourceDefinition
                spec: {properties: {containers: {type: array, items: {properties: {image: {type: string}}}}}}
                """);
        assertThat(found(Map.of())).isEmpty();
    }

    @Test
    void anchorsAreFollowedOnceAndCyclesEnd() {
        demo.with("k/a.yaml", "x: &x {containers: [{image: a}]}\ny: *x\nz: &z [*z, *x]\n");
        assertThat(found(Map.of())).containsExactly("k/a.yaml:1 docker.io/library/a:latest");
    }

    @Test
    void whatIsWrongIsSaidOfAllManifestsAtOnce() {
        demo.with("k/a.yaml", "containers:\n- image: ${REPO}/x\n- image: A/B\n- image:\n");
        demo.with("k/b.json", "{\"a\": }}");
        List<String> complaints = demo.complaints(() -> find(Map.of()));
        assertThat(complaints).hasSize(3);
        assertThat(complaints.get(0)).startsWith("k/a.yaml:2:10: this image's name needs ${REPO}, which has no value");
        assertThat(complaints.get(1)).startsWith("k/a.yaml:3:10: not a ");
        assertThat(complaints.get(2)).startsWith("k/b.json:1:8: not YAML: ");
    }
}
