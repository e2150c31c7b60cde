package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.spec.manifest.WorkloadImages;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that a manifest names elsewhere than in a pod, as the makers of operators write them. */
class ImageMentionsTest {
    private static final String DIGEST = "@sha256:" + "a".repeat(64);

    @TempDir
    Path folder;

    private String ignored = "";

    private List<String> mentions(String manifest) {
        return images(manifest).mentions().stream()
                .map(mention -> mention.line() + " " + mention.text())
                .toList();
    }

    private WorkloadImages images(String manifest) {
        WrittenDemo demo = new WrittenDemo(folder)
                .saying(WrittenDemo.HEAD + "parameters: {TAG: {default: \"1\"}}\n" + ignored
                        + "workloads: [{manifests: a.yaml}]\n")
                .with("a.yaml", manifest);
        Demo read = demo.read();
        return WorkloadImages.find(
                demo.folder(), read.workloads(), Parameters.of(read.parameters(), Map.of()), read.ignoredImages());
    }

    @Test
    void argumentsAndVariablesOfOperators() {
        assertThat(mentions("""
                kind: Deployment
                spec: {template: {spec: {containers: [{image: "operator:1",
                  args: [--prometheus-config-reloader=quay.io/prometheus-operator/prometheus-config-reloader:v0.68.0,
                    "--helper-image=alpine:3", --executor-image, "argoproj/argoexec:v3", -git-image, "tekton:2",
                    --log-level=info, --acme-http01-solver-image=quay.io/jetstack/solver:v1, --v=2],
                  env: [{name: RELATED_IMAGE_PROXY, value: "registry.redhat.io/proxy%s"},
                    {value: "strimzi/kafka:0.40-${TAG}", name: STRIMZI_DEFAULT_KAFKA_IMAGE},
                    {name: IMAGE_PULL_POLICY, value: Always}, {name: HOST, value: "10.0.0.1:8080"}]}]}}}
                """.formatted(DIGEST)))
                .containsExactly(
                        "3 quay.io/prometheus-operator/prometheus-config-reloader:v0.68.0",
                        "4 alpine:3",
                        "4 argoproj/argoexec:v3",
                        "4 tekton:2",
                        "5 quay.io/jetstack/solver:v1",
                        "6 registry.redhat.io/proxy" + DIGEST,
                        "7 strimzi/kafka:0.40-1");
    }

    @Test
    void customResources() {
        assertThat(mentions("""
                kind: Prometheus
                spec: {image: "prom/prometheus:v2", baseImage: quay.io/prometheus/prometheus, version: v2}
                ---
                kind: Kiali
                spec:
                  deployment: {image: {registry: quay.io, repository: kiali/kiali, tag: v1}}
                  icon: {image: logo.png}
                ---
                kind: Cluster
                spec: {imageName: "ghcr.io/cloudnative-pg/postgresql:16", imagePullPolicy: Always, imageTag: "16"}
                ---
                kind: Kustomization
                images: [{name: nginx, newName: example.com/nginx, newTag: "1"}]
                ---
                kind: X
                spec: {image: nginx, images: ["busybox:1", tag], enabled: true}
                """))
                .containsExactly(
                        "2 prom/prometheus:v2",
                        "2 quay.io/prometheus/prometheus",
                        "6 quay.io/kiali/kiali:v1",
                        "10 ghcr.io/cloudnative-pg/postgresql:16",
                        "16 nginx");
    }

    @Test
    void textsThatAreYamlJsonTomlOrScripts() {
        assertThat(mentions("""
                kind: ConfigMap
                data:
                  pod.yaml: |
                    kind: Pod
                    spec:
                      containers:
                      - image: busybox
                      - image: "{{ .Values.image }}"
                  values: |-
                    global:
                      proxy: {image: proxyv2, hub: docker.io/istio}
                  template: |
                    {{- if .Values.x }}
                    image: "example.com/in/a/template:1"
                    {{- end }}
                  config.toml: |
                    [runners.docker]
                      helper_image = "gitlab/helper:1"
                  run.sh: |
                    #!/bin/sh
                    kubectl run x --image alpine:3.20 -- sh
                    docker pull registry.example.com:5000/a/b:${TAG}
                  json: '{"sidecar": {"image": "envoy:1"}}'
                  ROOK_CSI_CEPH_IMAGE: quay.io/cephcsi/cephcsi:v3
                  text: an image is worth a thousand words; see https://example.com/image:1
                """))
                .containsExactly(
                        "7 busybox",
                        "11 proxyv2",
                        "14 example.com/in/a/template:1",
                        "18 gitlab/helper:1",
                        "21 alpine:3.20",
                        "22 registry.example.com:5000/a/b:1",
                        "23 envoy:1",
                        "24 quay.io/cephcsi/cephcsi:v3");
    }

    @Test
    void whatOtherProgramsPutThereIsNoGuess() {
        String manifest = """
                containers:
                - {name: istio-proxy, image: auto}
                - {name: sidecar, image: }
                - {name: other, image: ""}
                - {name: none}
                - {name: mapping, image: {from: elsewhere}}
                - {name: parts, image: {repository: a/b, tag: 1}}
                """;
        assertThat(images(manifest).found()).isEmpty();
        assertThat(mentions(manifest)).containsExactly("2 auto", "3 ", "4 ", "6 a mapping", "7 a/b:1");
        ignored = "ignoreImages: [auto, \"\", a mapping, \"*/b:*\"]\n";
        assertThat(mentions(manifest)).isEmpty();
    }

    @Test
    void whatIsIgnoredIsNeitherCarriedNorNamed() {
        ignored = "ignoreImages: [\"ko://*\", \"docker.io/library/*\", \"*.example.com/*\"]\n";
        String manifest = """
                containers: [{image: "ko://github.com/acme/app"}, {image: nginx}, {image: quay.io/a}]
                image: dev.example.com/x
                """;
        assertThat(images(manifest).found())
                .extracting(image -> image.reference().toString())
                .containsExactly("quay.io/a:latest");
        assertThat(mentions(manifest)).isEmpty();
    }

    @Test
    void whatLooksLikeNoImage() {
        assertThat(mentions("""
                kind: CustomResourceDefinition
                metadata: {annotations: {log: "k8s.io/client-go/tools/cache/reflector.go:167", site: "https://example.com/a:1"}}
                spec: {versions: [{schema: {image: {type: string, description: "such as quay.io/a/b:1"}}}]}
                rules: [{apiGroups: [image.openshift.io], resources: [images, imagestreams], verbs: [get]}]
                roleRef: {name: "system:image-puller"}
                imagePullSecrets: [{name: my-image-secret}]
                volumes: [{hostPath: {path: /var/lib/images/a:b}}]
                """)).isEmpty();
    }

    @Test
    void aTextOfAnyShapeIsReadInTime() {
        assertThat(mentions("data: {a: \"" + "a.".repeat(200_000) + "\", b: \"" + "image".repeat(50_000) + "\", c: \""
                        + "[".repeat(5000) + "\"}\n"))
                .isEmpty();
    }
}
