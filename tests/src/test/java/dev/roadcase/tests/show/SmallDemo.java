package dev.roadcase.tests.show;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The demo of a small show: what its bundle carries of it, and what its controller applies. */
final class SmallDemo {
    /** The first step leaves objects behind; the second talks to nobody, neither when it is done nor when it is taken back. */
    static final byte[] SPEC = """
            apiVersion: roadcase.dev/v1
            name: small
            version: 1.0.0
            platforms: [linux/amd64]
            cluster:
              kubernetes: v1.20.2
              os: flatcar-stable
              runtime: containerd
              controller: {cpus: 1, memory: 1GiB}
              nodes: {count: 2, cpus: 1, memory: 1GiB}
              etcd: {v2: true}
            workloads:
              - {manifests: web.yaml, wait: {for: pods, timeout: 120s}}
            steps:
              - name: deploy
                do: [{apply: extra.yaml}, {key: {path: /switch, value: "on"}}]
                undo: [{key: {path: /switch}}]
              - name: build
                do: [{post: "http://127.77.0.20:1/"}]
                undo: [{post: "http://127.77.0.20:1/"}]
            """.getBytes(UTF_8);

    static final byte[] WEB = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: default}
            data: {greeting: "${GREETING}"}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {generateName: made-, namespace: default, labels: {is: made}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: default}
            spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: v1
            kind: ReplicationController
            metadata: {name: web, namespace: default}
            spec:
              replicas: 2
              selector: {app: web}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, image: "a:1"}]}
            """.getBytes(UTF_8);

    /** It makes an object, and changes one of the demo's. */
    static final byte[] EXTRA = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: extra, namespace: default}
            data: {a: b}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: default, labels: {step: deploy}}
            spec: {selector: {app: other}, ports: [{name: http, port: 80}]}
            """.getBytes(UTF_8);

    static final byte[] PLAN = """
            {"values": {"GREETING": "hello"}, "texts": [],
             "workloads": [{"manifests": "web.yaml", "form": "filled", "seconds": 120}]}
            """.getBytes(UTF_8);

    private SmallDemo() {}
}
