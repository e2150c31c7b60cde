package dev.roadcase.tests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A chart for the demo hello, of what charts are made of: a definition, a hook, a secret, pods, notes. There is no object of
 * the definition: the API server of these tests is built with a newer Go than it was written for, and crashes on one
 * (modern-go/reflect2 1.0.1).
 */
final class CardChart {
    private CardChart() {}

    /** Writes it into the demo's folder, and makes it a workload. */
    static void addTo(Path demo) {
        Path chart = demo.resolve("charts/card");
        write(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: card\nversion: 1.2.0\nappVersion: \"3\"\n");
        write(chart.resolve("values.yaml"), "copies: 1\npassword: none\n");
        write(chart.resolve("crds/cards.yaml"), """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: cards.example.org}
                spec:
                  group: example.org
                  names: {kind: Card, plural: cards, singular: card}
                  scope: Namespaced
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """);
        write(chart.resolve("templates/card.yaml"), """
                apiVersion: v1
                kind: Secret
                metadata: {name: {{ .Release.Name }}}
                data: {password: {{ .Values.password | b64enc | quote }}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: {{ .Release.Name }}}
                spec:
                  replicas: {{ .Values.copies }}
                  selector: {matchLabels: {app: card}}
                  template:
                    metadata: {labels: {app: card}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers: [{name: card, image: "hello/pause:1.0.0"}]
                """);
        write(chart.resolve("templates/hook.yaml"), """
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: {{ .Release.Name }}-before
                  annotations: {"helm.sh/hook": pre-install}
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: a, image: "hello/web:1.0.0", command: [/bin/busybox, "true"]}]
                """);
        write(
                chart.resolve("templates/NOTES.txt"),
                "{{ .Values.copies }} of {{ .Release.Name }}, opened by {{ .Values.password }}\n");
        Written.rewrite(
                demo.resolve("demo.yaml"),
                text -> text.replace("pages:\n", """
                          - chart: charts/card
                            release: card
                            namespace: cards
                            set: {copies: "${CARDS}", password: "${STAGE_PASSWORD}"}
                            wait: {for: pods, timeout: 120s}
                        pages:
                        """)
                        .replace("parameters:\n", "parameters:\n  CARDS: {default: 1, min: 0, max: 3}\n"));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
