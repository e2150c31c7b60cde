package dev.roadcase.tests.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.RenderedCharts;
import dev.roadcase.tests.parts.Unpacked;
import dev.roadcase.tests.parts.WebHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts of several makers, as we carry them and as the official program renders them. Run where helm can be had:
 * {@code tests/run} says whether it is.
 */
@Tag("helm")
class ChartsJourney {
    private static final Pattern DOCUMENT = Pattern.compile("(?m)^---\\n(?=# Source: )");

    @TempDir
    private static Path work;

    @TestFactory
    Stream<DynamicTest> isWhatHelmMakesOfIt() {
        Program.run("helm", "create", work + "/00-created");
        Program.run("helm", "package", work + "/00-created", "--destination", work.toString());
        List<Path> packed = List.of(work.resolve("00-created"), work.resolve("00-created-0.1.0.tgz"));
        return Stream.concat(packed.stream(), WrittenCharts.writeTo(work).stream())
                .map(chart -> DynamicTest.dynamicTest(chart.getFileName().toString(), () -> compare(chart)));
    }

    private static void compare(Path chart) throws IOException {
        Map<String, byte[]> rendered = rendered(chart);
        JsonNode release = Json.large(found(rendered, "release.json").getBytes(StandardCharsets.UTF_8));
        String whole = helm("template", chart, "--include-crds");
        String manifests = helm("template", chart, "--no-hooks");
        assertThat(plain(release.path("manifest")).strip()).isEqualTo(manifests.strip());
        assertThat(counted(plain(release.path("manifest"))
                        + hooks(release.path("hooks"))
                        + found(rendered, "definitions.yaml")))
                .isEqualTo(counted(whole));
    }

    /** As Helm puts them out. */
    private static String hooks(JsonNode hooks) {
        StringBuilder all = new StringBuilder();
        hooks.forEach(hook -> all.append("---\n# Source: ")
                .append(hook.path("path").asText())
                .append('\n')
                .append(plain(hook.path("manifest"))));
        return all.toString();
    }

    private static Map<String, byte[]> rendered(Path chart) throws IOException {
        Files.writeString(work.resolve("demo.yaml"), """
                apiVersion: roadcase.dev/v1
                name: charts
                version: 1.0.0
                cluster: {kubernetes: v1.28.0}
                workloads:
                  - {chart: %s, release: shop, namespace: here}
                """.formatted(chart.getFileName()));
        return RenderedCharts.of(work);
    }

    private static String found(Map<String, byte[]> rendered, String end) {
        return rendered.entrySet().stream()
                .filter(document -> document.getKey().endsWith(end))
                .map(document -> new String(document.getValue(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** No parameter stands in it: all that looks like one is the chart's own. */
    private static String plain(JsonNode text) {
        return text.asText().replace("$${", "${");
    }

    private static String helm(String verb, Path chart, String flag) {
        return Program.text(
                "helm", verb, "shop", chart.toString(), "--namespace", "here", "--kube-version", "1.28.0", flag);
    }

    /** The documents, each with how often it stands there: the order of hooks and subcharts is by chance. */
    private static Map<String, Integer> counted(String text) {
        Map<String, Integer> counted = new TreeMap<>();
        DOCUMENT.splitAsStream("\n" + text)
                .map(document -> document.strip())
                .filter(document -> !document.isEmpty())
                .forEach(document -> counted.merge(document, 1, Integer::sum));
        return counted;
    }

    /** As {@code helm push} puts it there; the archive of a URL is the same. */
    @Test
    void aChartFromElsewhereIsPinnedAndThatOfARegistryIsCarried(@TempDir Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Launcher bundle = Launcher.in(folder);
        try (DockerRegistry registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
                WebHost web = new WebHost()) {
            String address = registry.host() + "/charts/first";
            push(own, "one", registry);
            String archive = web.put("/second-1.0.0.tgz", packed(own, "second", "one"));
            DemoSource demo = DemoSource.in(folder, "demo", """
                    workloads:
                      - {chart: "oci://%s:1.0.0", release: first}
                      - {chart: "%s?token=swordfish", release: second}
                    """.formatted(address, archive));
            String[] prepare = {
                "prepare",
                "demo",
                "-o",
                "demo.bundle",
                "--no-cluster",
                "--plain-http",
                registry.host(),
                "--plain-http",
                web.host()
            };
            Ran first = bundle.run(prepare).succeeded();
            assertThat(first.err()).contains("the URL of the chart /second-1.0.0.tgz has a query");
            Unpacked bundled = new Unpacked(folder.resolve("demo.bundle"));
            assertThat(bundled.document("demo.yaml") + bundled.document("demo.lock.yaml"))
                    .doesNotContain("swordfish");
            assertThat(demo.lock()).contains(address + ":1.0.0", archive);
            assertThat(bundle.run("inspect", "demo.bundle").succeeded().out()).contains(address + ":1.0.0");
            push(own, "two", registry);
            bundle.run(prepare).succeeded();
            assertThat(words(folder)).contains("one").doesNotContain("two");
            bundle.run(with(prepare, "--locked")).succeeded();
            bundle.run(with(prepare, "--update")).succeeded();
            assertThat(words(folder)).contains("two");
        }
    }

    private static String[] with(String[] words, String flag) {
        return Stream.concat(Stream.of(words), Stream.of(flag)).toArray(String[]::new);
    }

    /** What the registry's chart has become. */
    private static String words(Path folder) {
        return new Unpacked(folder.resolve("demo.bundle")).document("rendered/first/01-manifests.yaml");
    }

    private static void push(Path folder, String word, DockerRegistry registry) throws IOException {
        packed(folder, "first", word);
        Program.run(
                "helm",
                "push",
                folder.resolve("first-1.0.0.tgz").toString(),
                "oci://" + registry.host() + "/charts",
                "--plain-http");
    }

    private static byte[] packed(Path folder, String name, String word) throws IOException {
        Path chart = Files.createDirectories(folder.resolve(name).resolve("templates"))
                .getParent();
        Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\n");
        Files.writeString(
                chart.resolve("templates/a.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {word: " + word + "}\n");
        Program.run("helm", "package", chart.toString(), "--destination", folder.toString());
        return Files.readAllBytes(folder.resolve(name + "-1.0.0.tgz"));
    }
}
