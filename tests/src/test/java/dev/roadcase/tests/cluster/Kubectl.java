package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kubernetes' own client on the host, with the kubeconfig that configure wrote for the user. */
record Kubectl(Path program, Path kubeconfig) {

    /** Runs it, however it ends; it waits 20 s for an answer at most. */
    Ran run(String... words) {
        List<String> all = new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
        all.add("--request-timeout=20s");
        all.addAll(List.of(words));
        return Host.run(all);
    }

    /** Starts what goes on until it is ended, such as a watch. */
    Process start(String... words) {
        List<String> all = new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
        all.addAll(List.of(words));
        try {
            return new ProcessBuilder(all).redirectError(Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a query says, by lines; fails if it does: that nothing is there only an answer can say. */
    Stream<String> lines(String... words) {
        return run(words).succeeded().out().lines();
    }

    /** The nodes that say they are ready. */
    List<String> readyNodes() {
        String path = "{range .items[*]}{.metadata.name}{\" \"}"
                + "{.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}";
        return lines("get", "nodes", "--output", "jsonpath=" + path)
                .filter(line -> line.endsWith(" True"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    /** The nodes whose pods are to leave. */
    List<String> emptiedNodes() {
        String path = "{range .items[*]}{.metadata.name}{\" \"}"
                + "{.spec.taints[?(@.effect==\"NoExecute\")].key}{\"\\n\"}{end}";
        return lines("get", "nodes", "--output", "jsonpath=" + path)
                .map(line -> line.split(" "))
                .filter(words -> words.length == 2)
                .map(words -> words[0])
                .toList();
    }

    /** The machines that have a pod of hello which answers its probe. */
    List<String> helloNodes() {
        String path = "{range .items[*]}{.spec.nodeName}{\" \"}"
                + "{.status.conditions[?(@.type==\"Ready\")].status}{\" \"}{.metadata.deletionTimestamp}{\"\\n\"}{end}";
        return lines("get", "pods", "--selector", "app=hello", "--output", "jsonpath=" + path)
                .filter(line -> line.endsWith(" True "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .sorted()
                .toList();
    }

    /** The machines whose pod of hello is ready and was started after this time. */
    List<String> helloNodesSince(Instant time) {
        String path = "{range .items[*]}{.spec.nodeName}{\" \"}{.status.containerStatuses[0].ready}{\" \"}"
                + "{.status.containerStatuses[0].state.running.startedAt}{\"\\n\"}{end}";
        return lines("get", "pods", "--selector", "app=hello", "--output", "jsonpath=" + path)
                .map(line -> line.split(" "))
                .filter(words -> words.length == 3 && words[1].equals("true"))
                .filter(words -> !Instant.parse(words[2]).isBefore(time.truncatedTo(ChronoUnit.SECONDS)))
                .map(words -> words[0])
                .toList();
    }

    /** What a query says; fails if it does. */
    String says(String... words) {
        return run(words).succeeded().out().strip();
    }
}
