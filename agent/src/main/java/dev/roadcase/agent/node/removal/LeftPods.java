package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.RuntimeKind;
import dev.roadcase.agent.runtime.RuntimeSocket;
import dev.roadcase.agent.runtime.client.MachineTool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Containers of pods, which outlive their kubelet, and the networks that they had. Containers of others stay. */
record LeftPods(OwnUnits units, RuntimeSocket socket) implements RemovalStep {
    /** What a kubelet puts on all of its containers (Kubernetes, pkg/kubelet/types/labels.go). */
    private static final String LABEL = "io.kubernetes.pod.uid";

    @Override
    public List<Remnant> remnants() {
        if (!units.has("kubelet.service")) {
            return List.of();
        }
        Stream<Remnant> containers = socket.kind() == RuntimeKind.CONTAINERD ? ofContainerd() : ofDocker();
        return Stream.concat(containers, networks()).toList();
    }

    private Stream<Remnant> ofContainerd() {
        return new MachineTool("ctr")
                .answer(ctr("containers", "ls", "--quiet", "labels.\"" + LABEL + "\"")).stream()
                        .map(id -> Remnant.of("pod's container " + id, () -> removeFromContainerd(id)));
    }

    private void removeFromContainerd(String id) {
        MachineTool tool = new MachineTool("ctr");
        tool.answer(ctr("tasks", "kill", "--signal", "SIGKILL", "--all", id));
        tool.answer(ctr("tasks", "rm", "--force", id));
        tool.run("", ctr("containers", "rm", id));
    }

    private String[] ctr(String... words) {
        List<String> all = new ArrayList<>();
        socket.address().ifPresent(address -> all.addAll(List.of("--address", address.replaceFirst("^unix://", ""))));
        all.addAll(List.of("--connect-timeout", "10s", "--namespace", socket.namespace()));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    private static Stream<Remnant> ofDocker() {
        MachineTool docker = new MachineTool("docker");
        return docker.answer("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=" + LABEL).stream()
                .map(id -> Remnant.of("pod's container " + id, () -> docker.run("", "rm", "--force", id)));
    }

    /** The network namespaces of pods, as containerd's CRI names them. Their links end with them. */
    private static Stream<Remnant> networks() {
        MachineTool ip = new MachineTool("ip");
        return ip.answer("netns", "list").stream()
                .map(line -> line.split(" ")[0])
                .filter(name -> name.matches("cni-[0-9a-f-]{36}"))
                .map(name -> Remnant.of("pod's network " + name, () -> delete(ip, name)));
    }

    /** A pod that has just ended may still hold it. */
    private static void delete(MachineTool ip, String name) {
        try {
            ip.run("", "netns", "delete", name);
        } catch (Problem e) {
            new MachineTool("umount").answer("--lazy", "/run/netns/" + name);
            ip.run("", "netns", "delete", name);
        }
    }
}
