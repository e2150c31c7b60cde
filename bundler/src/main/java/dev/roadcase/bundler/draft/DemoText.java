package dev.roadcase.bundler.draft;

import dev.roadcase.bundler.draft.plan.Draft;
import dev.roadcase.bundler.draft.plan.DraftChart;
import dev.roadcase.bundler.draft.plan.DraftParameter;
import dev.roadcase.bundler.draft.plan.DraftWorkload;
import dev.roadcase.bundler.draft.plan.Quoted;
import dev.roadcase.bundler.spec.Demo;
import java.util.List;
import java.util.stream.Stream;

/** Writes demo.yaml. What is not certain stands in comments. */
final class DemoText {
    private static final String HINTS = """

            # Files for machines, and programs:
            # files:
            #   - {url: "https://example.org/tool-1.0.tar.gz", unpack: bin/tool, path: /opt/bin/tool, mode: "0755"}
            #   - {source: conf/tool.conf, path: /etc/tool.conf}

            # A cluster of its own, which the bundle brings along. Without it, the demo needs a cluster that is there.
            # cluster:
            #   kubernetes: v1.36.4
            #   nodes: {count: 2, cpus: 1, memory: 2GiB}
            """;
    private static final String EXAMPLES = """

            # Images. Those that a workload's pods name come along without being listed.
            # images:
            #   - quay.io/acme/api:2.3
            #   - build: acme/web:1.0.0
            #     from: debian
            #     packages: [busybox-static]
            #     layers: [{copy: www, to: /www}]
            #     entrypoint: [/bin/busybox, httpd, -f, -p, "8080", -h, /www]

            # Manifests of Kubernetes, in this order:
            # workloads:
            #   - manifests: manifests/web.yaml
            #     wait: {for: pods, timeout: 300s}

            # What a presenter may choose, as $${NAME} in manifests:
            # parameters:
            #   REPLICAS: {default: 3, min: 1, max: 9}

            # What a presenter opens, and how one sees that the demo works:
            # pages:
            #   - {name: Web, url: "http://${CONTROLLER}:30080/"}
            # checks:
            #   - {http: "http://${CONTROLLER}:30080/", status: 200}
            """.replace("$${", "${");

    private final Draft draft;
    private final CarriedImages images;
    private final StringBuilder out = new StringBuilder();

    private DemoText(Draft draft, CarriedImages images) {
        this.draft = draft;
        this.images = images;
    }

    static String of(Draft draft, CarriedImages images) {
        return new DemoText(draft, images).text();
    }

    private String text() {
        head();
        section(
                "parameters",
                draft.parameters().stream().map(DemoText::parameter).toList());
        section("images", images.lines());
        section(
                "workloads",
                Stream.concat(
                                draft.workloads().stream().flatMap(DemoText::workload),
                                draft.charts().stream().flatMap(DemoText::chart))
                        .toList());
        section(
                "pages",
                draft.pages().stream()
                        .map(page -> active(
                                page.certain(),
                                "- {name: " + Quoted.text(page.name()) + ", url: " + Quoted.text(page.url()) + "}",
                                "if a page is there"))
                        .toList());
        section(
                "checks",
                draft.checks().stream()
                        .map(check -> active(
                                check.certain(),
                                "- {http: " + Quoted.text(check.url()) + ", status: 200}",
                                "if it answers so"))
                        .toList());
        boolean empty = draft.workloads().isEmpty() && draft.charts().isEmpty();
        return out.append(empty ? EXAMPLES : "").append(HINTS).toString();
    }

    private void head() {
        String from = draft.source().isEmpty() ? "" : " from " + Quoted.remark(draft.source());
        out.append("# A draft, by \"bundle init\"").append(from).append(". Read it, and finish it.\n");
        out.append("# \"bundle prepare --dry-run\" says what it would carry.\n");
        draft.remarks()
                .forEach(remark ->
                        out.append("# - ").append(Quoted.remark(remark)).append('\n'));
        out.append("apiVersion: ").append(Demo.API_VERSION).append('\n');
        out.append("name: ").append(Quoted.text(draft.name())).append('\n');
        out.append("version: 0.1.0\n# description: in one line\nplatforms: [linux/amd64]\n");
    }

    /** A list of which all is a comment is a comment itself. */
    private void section(String key, List<String> lines) {
        if (!lines.isEmpty()) {
            boolean comment = lines.stream().allMatch(line -> line.startsWith("#"));
            out.append('\n').append(comment ? "# " : "").append(key).append(":\n");
            lines.forEach(line -> out.append("  ").append(line).append('\n'));
        }
    }

    private static String parameter(DraftParameter one) {
        if (one.secret()) {
            return one.name() + ": {sensitive: true} # configure asks for it";
        }
        return one.name() + ": "
                + one.usual()
                        .map(usual -> "{default: " + Quoted.text(usual) + "}")
                        .orElse("{} # no default: configure asks for it, and prepare where an image needs it");
    }

    private static Stream<String> workload(DraftWorkload one) {
        String line = "- manifests: " + Quoted.text(one.manifests());
        if (one.heldBack().isPresent()) {
            return Stream.of("# " + line + " # " + Quoted.remark(one.heldBack().get()));
        }
        return Stream.of(
                        Stream.of(line),
                        one.filled() ? Stream.<String>empty() : Stream.of("  parameters: none"),
                        one.awaited() ? Stream.of("  wait: {for: pods, timeout: 300s}") : Stream.<String>empty())
                .flatMap(lines -> lines);
    }

    private static Stream<String> chart(DraftChart one) {
        return Stream.of(
                "- chart: " + Quoted.text(one.path()),
                "  release: " + Quoted.text(one.release()),
                "  # namespace: default",
                "  # values: [values.yaml]",
                "  # set: {replicaCount: 3}",
                "  wait: {for: pods, timeout: 300s}");
    }

    private static String active(boolean certain, String line, String otherwise) {
        return certain ? line : "# " + line + " # " + otherwise;
    }
}
