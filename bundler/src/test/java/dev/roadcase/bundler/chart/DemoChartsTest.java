package dev.roadcase.bundler.chart;

import static dev.roadcase.bundler.chart.WrittenChart.json;
import static dev.roadcase.bundler.chart.WrittenChart.paths;
import static dev.roadcase.bundler.chart.WrittenChart.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoChartsTest {
    private static final String RELEASE = "workloads:\n  - chart: shop\n    release: arl\n";
    private static final String COPIES =
            "parameters: {COPIES: {default: 2, min: 1, max: 9}}\n" + RELEASE + "    set: {copies: \"${COPIES}\"}\n";

    @TempDir
    private Path folder;

    private WrittenChart chart;

    @BeforeEach
    void write() {
        chart = new WrittenChart(folder);
    }

    private static String object(String kind, String name, String more) {
        String version = kind.equals("Job") ? "batch/v1" : kind.equals("Deployment") ? "apps/v1" : "v1";
        return "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: {name: " + name + "}\n" + more;
    }

    private Problem refused(String demo) {
        Problem problem = Assertions.catchThrowableOfType(Problem.class, () -> chart.rendered(demo));
        assertThat(problem).as("a problem").isNotNull();
        return problem;
    }

    @Test
    void aParameterStaysStandingAsWhatItIs() {
        chart.file("shop/templates/a.yaml", object("Deployment", "web", """
                        spec:
                          replicas: {{ .Values.copies }}
                          template: {spec: {containers: [{name: a, args: [{{ .Values.word }}, "{{ .Values.word }}-x"]}]}}
                        """));
        RenderedDemo demo =
                chart.rendered("parameters: {COPIES: {default: 2, min: 1, max: 9}, WORD: {default: hello}}\n" + RELEASE
                        + "    set: {copies: \"${COPIES}\", word: \"${WORD}\"}\n");
        assertThat(paths(demo)).containsExactly("arl/01-manifests.yaml", "arl/02-release.json");
        assertThat(text(demo, "arl/01-manifests.yaml"))
                .contains(
                        "# Source: shop/templates/a.yaml", "  replicas: ${COPIES}\n", "args: [${WORD}, \"${WORD}-x\"]");
    }

    @Test
    void valuesOfFilesMayHaveParametersToo() {
        chart.file("values.yaml", "copies: ${COPIES}\nword: \"${CONTROLLER}\"\n");
        chart.file(
                "shop/templates/a.yaml",
                object("ConfigMap", "a", "data: {a: \"{{ .Values.copies }} {{ .Values.word }}\"}\n"));
        RenderedDemo demo = chart.rendered(
                "parameters: {COPIES: {default: 2, min: 1, max: 9}}\n" + RELEASE + "    values: [values.yaml]\n");
        assertThat(text(demo, "arl/01-manifests.yaml")).contains("{a: \"${COPIES} ${CONTROLLER}\"}");
    }

    @Test
    void whatLooksLikeAParameterAndIsTheChartsOwnStaysSo() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", "data: {script: \"echo ${HOME}\"}\n"));
        assertThat(text(chart.rendered(RELEASE), "arl/01-manifests.yaml")).contains("echo $${HOME}");
    }

    @Test
    void objectsBelongToTheReleaseAndItsNamespace() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", ""))
                .file(
                        "shop/templates/b.yaml",
                        object("ConfigMap", "b", "").replace("name: b", "name: b, namespace: other"))
                .file(
                        "shop/templates/c.yaml",
                        object("ClusterRole", "c", "").replace("v1\n", "rbac.authorization.k8s.io/v1\n"));
        RenderedDemo demo = chart.rendered(RELEASE + "    namespace: there\n");
        assertThat(text(demo, "arl/01-namespace.yaml")).contains("kind: Namespace", "name: \"there\"");
        assertThat(text(demo, "arl/02-manifests.yaml"))
                .contains("app.kubernetes.io/managed-by: \"Helm\"")
                .contains("meta.helm.sh/release-name: \"arl\"", "meta.helm.sh/release-namespace: \"there\"")
                .contains("name: a,", "namespace: other")
                .containsOnlyOnce(", namespace: \"there\"");
        assertThat(json(demo, "arl/03-release.json").path("manifest").asText()).doesNotContain("managed-by");
    }

    @Test
    void aSecretThatTheTemplateEncodesIsEncodedLater() {
        chart.file("shop/templates/a.yaml", object("Secret", "a", """
                        data:
                          password: {{ .Values.password | b64enc | quote }}
                          login: {{ printf "arl:%s" .Values.password | b64enc }}
                          fixed: {{ "fixed" | b64enc }}
                        """));
        RenderedDemo demo = chart.rendered(
                "parameters: {PASSWORD: {sensitive: true}}\n" + RELEASE + "    set: {password: \"${PASSWORD}\"}\n");
        assertThat(text(demo, "arl/01-manifests.yaml"))
                .contains("password: \"${PASSWORD}\"", "login: \"arl:${PASSWORD}\"", "fixed: Zml4ZWQ=", "stringData:");
        assertThat(json(demo, "arl/02-release.json").path("manifest").asText()).contains("login: \"arl:${PASSWORD}\"");
    }

    @Test
    void aSumThatMakesPodsStartAnewMayDiffer() {
        chart.file(
                "shop/templates/a.yaml",
                object("ConfigMap", "a", "data: {a: \"{{ .Values.copies }}\"}\n")
                        .replace(
                                "name: a",
                                "name: a, annotations: {checksum/a: {{ .Values.copies | toString | sha256sum }}}"));
        assertThat(text(chart.rendered(COPIES), "arl/01-manifests.yaml")).contains("checksum/a: ");
    }

    @Test
    void aParameterThatATemplateDecidesByHasToListItsValues() {
        chart.file(
                        "shop/templates/a.yaml",
                        "{{ if gt (int .Values.copies) 3 }}\n" + object("ConfigMap", "many", "") + "{{ end }}\n")
                .file("shop/templates/b.yaml", object("ConfigMap", "b", "data: {a: \"{{ .Values.copies }}\"}\n"));
        Problem problem = refused(COPIES);
        assertThat(problem.getMessage())
                .contains(
                        "the chart shop (release arl) decides by the parameter COPIES",
                        "there are 1 objects and not 2");
        assertThat(problem.advice().orElseThrow()).contains("parameters: COPIES: {values: [");
    }

    @Test
    void aParameterThatATemplateCountsWithHasToListItsValues() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", "data: {a: \"{{ add .Values.copies 1 }}\"}\n"));
        assertThat(refused(COPIES).getMessage()).contains("COPIES", "ConfigMap a (shop/templates/a.yaml) differs");
    }

    @Test
    void valuesThatAreListedAreRenderedEach() {
        chart.file(
                "shop/templates/a.yaml",
                "{{ if eq .Values.kind \"many\" }}\n" + object("ConfigMap", "many", "") + "{{ end }}\n" + "---\n"
                        + object("ConfigMap", "b", "data: {a: \"{{ .Values.kind }}\"}\n"));
        RenderedDemo demo = chart.rendered("parameters: {KIND: {values: [one, many], default: one}}\n" + RELEASE
                + "    set: {kind: \"${KIND}\"}\n");
        assertThat(paths(demo))
                .containsExactly(
                        "arl/1/01-manifests.yaml",
                        "arl/1/02-release.json",
                        "arl/2/01-manifests.yaml",
                        "arl/2/02-release.json");
        assertThat(demo.demo().workloads().stream().map(Workload::when).distinct())
                .containsExactly(Map.of("KIND", "one"), Map.of("KIND", "many"));
        assertThat(text(demo, "arl/1/01-manifests.yaml")).doesNotContain("name: many");
        assertThat(text(demo, "arl/2/01-manifests.yaml")).contains("name: many");
    }

    @Test
    void hooksAreStagesInTheirOrder() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", ""));
        hook("late", "Job", "pre-install", 5);
        hook("early", "ServiceAccount", "pre-install,pre-upgrade", -5);
        hook("middle", "Job", "pre-install", 0);
        hook("after", "Job", "post-install", 0);
        hook("tried", "Pod", "test", 0);
        hook("gone", "Job", "pre-delete", 0);
        RenderedDemo demo = chart.rendered(RELEASE);
        assertThat(paths(demo))
                .containsExactly(
                        "arl/01-pre-install.yaml",
                        "arl/02-pre-install.yaml",
                        "arl/03-manifests.yaml",
                        "arl/04-post-install.yaml",
                        "arl/05-release.json");
        assertThat(text(demo, "arl/01-pre-install.yaml")).contains("name: early", "name: middle");
        assertThat(text(demo, "arl/02-pre-install.yaml")).contains("name: late", "helm.sh/hook: pre-install");
        assertThat(demo.demo().workloads().get(0).pause()).isPresent();
        assertThat(json(demo, "arl/05-release.json").path("hooks")).hasSize(6);
        assertThat(demo.folder().rendered().values().toString()).doesNotContain("roadcase-hook");
    }

    private void hook(String name, String kind, String when, int weight) {
        chart.file(
                "shop/templates/" + name + ".yaml",
                object(kind, name, "")
                        .replace(
                                "name: " + name,
                                "name: " + name + ", annotations: {helm.sh/hook: "
                                        + when.replaceFirst("(.*,.*)", "\"$1\"") + ", helm.sh/hook-weight: \"" + weight
                                        + "\"}"));
    }

    @Test
    void definitionsOfTheChartsThatAreEnabledComeFirst() {
        chart.file("shop/Chart.yaml", """
                        apiVersion: v2
                        name: shop
                        version: 1.2.3
                        dependencies:
                          - {name: used, version: 1.0.0, condition: used.enabled}
                          - {name: left, version: 1.0.0, condition: left.enabled}
                        """).file("shop/values.yaml", "left: {enabled: false}\n");
        for (String sub : new String[] {"used", "left"}) {
            chart.file("shop/charts/" + sub + "/Chart.yaml", "apiVersion: v2\nname: " + sub + "\nversion: 1.0.0\n")
                    .file("shop/charts/" + sub + "/crds/a.yaml", object("CustomResourceDefinition", sub, ""));
        }
        chart.file("shop/crds/own.yaml", object("CustomResourceDefinition", "own", "description: \"${THIS}\"\n"));
        RenderedDemo demo = chart.rendered(RELEASE);
        assertThat(paths(demo)).containsExactly("arl/01-definitions.yaml", "arl/02-release.json");
        assertThat(text(demo, "arl/01-definitions.yaml"))
                .containsSubsequence("name: own", "\"${THIS}\"", "name: used}")
                .doesNotContain("name: left");
    }

    @Test
    void theReleaseIsWhatHelmRecords() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", "data: {a: \"{{ .Values.copies }}\"}\n"))
                .file("shop/templates/NOTES.txt", "There are {{ .Values.copies }} of {{ .Release.Name }}.\n\nEnjoy.\n")
                .file("shop/conf/extra.txt", "extra");
        RenderedDemo demo = chart.rendered(COPIES.replace("set: {", "set: {names: \"{a,b}\", yes: \"true\", "));
        var release = json(demo, "arl/02-release.json");
        assertThat(release.path("notes").asText()).isEqualTo("There are ${COPIES} of arl.\n\nEnjoy.");
        assertThat(release.path("config").asText())
                .contains("\"copies\":${COPIES}", "\"names\":[\"a\",\"b\"]", "\"yes\":true");
        assertThat(release.path("chart").path("metadata").path("version").asText())
                .isEqualTo("1.2.3");
        assertThat(release.path("chart").path("templates").findValuesAsText("name"))
                .containsExactlyInAnyOrder("templates/a.yaml", "templates/NOTES.txt");
        assertThat(release.path("chart").path("files").findValuesAsText("name")).containsExactly("conf/extra.txt");
        assertThat(release.path("chart").path("values").path("copies").asInt()).isEqualTo(1);
    }

    @Test
    void whatDiffersEachTimeIsNamed() {
        chart.file("shop/templates/a.yaml", object("Secret", "a", "data: {a: {{ randAlphaNum 12 | b64enc }}}\n"));
        chart.rendered(RELEASE);
        assertThat(chart.events)
                .filteredOn(Event.Noted.class::isInstance)
                .singleElement()
                .asString()
                .contains("Secret a another one each time");
    }

    @Test
    void aBrokenChartIsRefusedWithHelmsWords() {
        chart.file("shop/templates/a.yaml", "a: {{ .Values.nothing.there }}\n");
        assertThat(refused(RELEASE).getMessage())
                .startsWith("render the chart shop (release arl): ")
                .contains("shop/templates/a.yaml:1", "nil pointer");
    }

    @Test
    void aChartWithoutWhatItDependsOnIsRefused() {
        chart.file(
                "shop/Chart.yaml",
                "apiVersion: v2\nname: shop\nversion: 1.2.3\ndependencies: [{name: base, version: 1.0.0}]\n");
        Problem problem = refused(RELEASE);
        assertThat(problem.getMessage()).contains("missing in charts/ directory: base");
        assertThat(problem.advice().orElseThrow()).contains("helm dependency build shop");
    }

    @Test
    void theSchemaOfValuesTakesParametersThatFit() {
        chart.file("shop/values.schema.json", """
                        {"properties": {"copies": {"type": "integer", "minimum": 1}}}
                        """)
                .file("shop/templates/a.yaml", object("ConfigMap", "a", "data: {a: \"{{ .Values.copies }}\"}\n"));
        assertThat(text(chart.rendered(COPIES), "arl/01-manifests.yaml")).contains("${COPIES}");
        assertThat(refused(COPIES.replace("{default: 2, min: 1, max: 9}", "{default: two}"))
                        .getMessage())
                .contains("values don't meet the specifications of the schema", "copies");
    }

    @Test
    void linesMayEndAsOnWindows() {
        chart.file(
                "shop/templates/a.yaml",
                object("ConfigMap", "a", "data:\n  a: {{ .Values.copies }}\n").replace("\n", "\r\n"));
        assertThat(text(chart.rendered(COPIES), "arl/01-manifests.yaml")).contains("a: ${COPIES}");
    }

    @Test
    void aTextOfTheValuesStaysATextWhateverItsParameterIs() {
        chart.file("values.yaml", "env: [{name: PORT, value: \"${PORT}\"}]\nport: ${PORT}\n")
                .file("shop/templates/a.yaml", object("Deployment", "a", """
                        spec:
                          port: {{ .Values.port }}
                          env:
                            {{- toYaml .Values.env | nindent 4 }}
                        """));
        for (String kind : new String[] {"{}", "{default: 8080}", "{default: 8080, min: 1, max: 9999}"}) {
            RenderedDemo demo =
                    chart.rendered("parameters: {PORT: " + kind + "}\n" + RELEASE + "    values: [values.yaml]\n");
            assertThat(text(demo, "arl/01-manifests.yaml"))
                    .as(kind)
                    .contains("port: ${PORT}\n", "value: \"${PORT}\"\n");
        }
    }

    @Test
    void aNamespaceOfALikeNameIsAnother() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", ""))
                .file("ns.yaml", "kind: Namespace\napiVersion: v1\nmetadata: {name: there-too}\n");
        assertThat(paths(chart.rendered(RELEASE.replace("workloads:\n", "workloads:\n  - manifests: ns.yaml\n")
                        + "    namespace: there\n")))
                .contains("arl/01-namespace.yaml");
    }

    @Test
    void aPasswordMadeByChanceIsNoReasonToRefuseAParameter() {
        chart.file("shop/templates/a.yaml", object("Secret", "a", "stringData: {a: {{ randAlphaNum 9 }}}\n"))
                .file("shop/templates/b.yaml", "{{/* htpasswd would do */}}\n# or bcrypt\n")
                .file("shop/README.md", "encryptAES\n");
        chart.rendered(COPIES);
    }

    @Test
    void aCertificateForAParameterIsRefused() {
        chart.file("shop/templates/a.yaml", object("Secret", "a", """
                        stringData: {cert: {{ (genSelfSignedCert .Values.host nil nil 9).Cert | quote }}}
                        """));
        assertThat(refused("parameters: {HOST: {default: example.org}}\n" + RELEASE + "    set: {host: \"${HOST}\"}\n")
                        .getMessage())
                .contains("maybe out of a parameter");
    }

    @Test
    void whatIsRandomHidesNothingElse() {
        chart.file("shop/templates/a.yaml", object("Deployment", "web", """
                        spec:
                          replicas: {{ add .Values.copies 1 }}
                          template: {metadata: {annotations: {rollme: {{ randAlphaNum 5 | quote }}}}}
                        """));
        assertThat(refused(COPIES).getMessage()).contains("decides by the parameter COPIES");
        chart.file("shop/templates/a.yaml", object("Deployment", "web", """
                        spec:
                          replicas: {{ .Values.copies }}
                          template: {metadata: {annotations: {rollme: {{ randAlphaNum 5 | quote }}}}}
                        """));
        assertThat(text(chart.rendered(COPIES), "arl/01-manifests.yaml")).contains("replicas: ${COPIES}");
    }

    @Test
    void aParameterThatIsSaltedIsRefused() {
        chart.file("shop/templates/a.yaml", object("Secret", "a", """
                        stringData: {login: {{ htpasswd "admin" .Values.password | quote }}}
                        """));
        Problem problem = refused(
                "parameters: {PASSWORD: {sensitive: true}}\n" + RELEASE + "    set: {password: \"${PASSWORD}\"}\n");
        assertThat(problem.getMessage()).contains("Secret a another one each time, maybe out of a parameter");
    }

    @Test
    void aSecretMayBeBoundToValues() {
        chart.file("shop/templates/a.yaml", object("Secret", "a", "stringData: {a: {{ .Values.pin | quote }}}\n"));
        for (String kind : new String[] {"values: [\"1234\", \"5678\"]", "min: 1000, max: 9999"}) {
            RenderedDemo demo = chart.rendered(
                    "parameters: {PIN: {sensitive: true, " + kind + "}}\n" + RELEASE + "    set: {pin: \"${PIN}\"}\n");
            assertThat(text(demo, "arl/01-manifests.yaml")).contains("{a: \"${PIN}\"}");
        }
    }

    @Test
    void aTruthIsTriedBothWays() {
        chart.file("shop/templates/a.yaml", "{{ if .Values.on }}\n" + object("ConfigMap", "a", "") + "{{ end }}\n");
        assertThat(refused("parameters: {ON: {default: \"true\"}}\n" + RELEASE + "    set: {on: \"${ON}\"}\n")
                        .getMessage())
                .contains("decides by the parameter ON: with ON = false");
    }

    @Test
    void aHookMayBeOneByTheValuesOfTheDemo() {
        chart.file("values.yaml", "annotations: {\"helm.sh/hook\": post-install}\n")
                .file(
                        "shop/templates/a.yaml",
                        object("Job", "a", "")
                                .replace("name: a", "name: a, annotations: {{ toJson .Values.annotations }}"));
        assertThat(paths(chart.rendered(RELEASE + "    values: [values.yaml]\n")))
                .containsExactly("arl/01-post-install.yaml", "arl/02-release.json");
        assertThat(paths(chart.rendered(RELEASE + "    set: {annotations.helm\\.sh/hook: pre-install}\n")))
                .containsExactly("arl/01-pre-install.yaml", "arl/02-release.json");
    }

    @Test
    void aNamespaceThatTheDemoMakesStaysAsItIs() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", ""))
                .file("ns.yaml", "{apiVersion: v1, kind: Namespace, metadata: {name: kube-things, labels: {a: b}}}\n");
        String there = RELEASE + "    namespace: kube-things\n";
        assertThat(paths(chart.rendered(there))).first().isEqualTo("arl/01-namespace.yaml");
        assertThat(paths(chart.rendered(there.replace("workloads:\n", "workloads:\n  - manifests: ns.yaml\n"))))
                .containsExactly("ns.yaml", "arl/01-manifests.yaml", "arl/02-release.json");
    }

    @Test
    void labelsThatAnotherPlaceNamesTooAreChangedInOnePlace() {
        chart.file("shop/templates/a.yaml", """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: a, labels: &l {app: web}}
                        spec: {selector: *l}
                        """);
        assertThat(text(chart.rendered(RELEASE), "arl/01-manifests.yaml")).containsOnlyOnce("managed-by");
    }

    @Test
    void aListTakesThePlaceOfAnother() {
        chart.file("values.yaml", "hosts: [a, b, c]\n")
                .file("shop/templates/a.yaml", object("ConfigMap", "a", "data: {a: '{{ toJson .Values.hosts }}'}\n"));
        RenderedDemo demo =
                chart.rendered(RELEASE + "    values: [values.yaml]\n    set: {hosts: \"{x,5,true,y\\\\,z}\"}\n");
        assertThat(text(demo, "arl/01-manifests.yaml")).contains("[\"x\",5,true,\"y,z\"]");
    }

    @Test
    void aNumberInQuotesIsRecordedAsAText() {
        chart.file("values.yaml", "port: \"${COPIES}\"\nother: ${COPIES}\n");
        RenderedDemo demo = chart.rendered(
                "parameters: {COPIES: {default: 2, min: 1, max: 9}}\n" + RELEASE + "    values: [values.yaml]\n");
        assertThat(json(demo, "arl/01-release.json").path("config").asText())
                .isEqualTo("{\"other\":${COPIES},\"port\":\"${COPIES}\"}");
    }

    @Test
    void aParameterBesideDigitsIsNoNumber() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", "data: {a: \"{{ .Values.port }}\"}\n"));
        RenderedDemo demo = chart.rendered(COPIES.replace("set: {", "set: {port: \"80${COPIES}\", "));
        assertThat(text(demo, "arl/01-manifests.yaml")).contains("\"80${COPIES}\"");
    }

    @Test
    void quotesWithinATextAreWarnedOf() {
        chart.file("shop/templates/a.yaml", object("ConfigMap", "a", """
                        data:
                          conf: |
                            word = {{ .Values.word | quote }}
                        """));
        chart.rendered("parameters: {WORD: {default: hello}}\n" + RELEASE + "    set: {word: \"${WORD}\"}\n");
        assertThat(chart.events)
                .filteredOn(Event.Warned.class::isInstance)
                .singleElement()
                .asString()
                .contains("a value with quotes or backslashes spoils it there (ConfigMap a");
    }

    @Test
    void aPasswordInAUrlIsRefusedAndNotShown() {
        assertThat(refused(RELEASE.replace("shop\n", "\"https://ada:swordfish@example.org/shop.tgz\"\n"))
                        .getMessage())
                .contains("a URL with a password", "https://example.org/shop.tgz")
                .doesNotContain("swordfish");
    }

    @Test
    void anArchiveLeadsNowhereElse() throws IOException {
        for (String name : new String[] {"shop/../../evil", "/", "beside", "shop/a/../../../evil"}) {
            archive(name);
            assertThat(refused(RELEASE.replace("shop\n", "shop.tgz\n")).getMessage())
                    .as(name)
                    .startsWith("read the chart shop.tgz: ");
        }
        archive("shop/Chart.yaml");
        assertThat(paths(chart.rendered(RELEASE.replace("shop\n", "shop.tgz\n"))))
                .containsExactly("arl/01-release.json");
    }

    private void archive(String name) throws IOException {
        try (var tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(folder.resolve("shop.tgz"))))) {
            byte[] text = "apiVersion: v2\nname: shop\nversion: 1.0.0\n".getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("x", TarConstants.LF_NORMAL);
            entry.setName(name);
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
    }
}
