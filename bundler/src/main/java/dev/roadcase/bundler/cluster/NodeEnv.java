package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.kubernetes.AddOns;
import dev.roadcase.bundler.kubernetes.ContainerRuntime;
import dev.roadcase.bundler.kubernetes.Flags;
import dev.roadcase.bundler.kubernetes.Flags.ClusterProgram;
import dev.roadcase.bundler.kubernetes.PodNetwork;
import dev.roadcase.bundler.kubernetes.PodRoute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** /etc/roadcase/node.env: all in which machines differ, as systemd reads it (systemd.exec(5), EnvironmentFile). */
final class NodeEnv {
    private static final int REGISTRY_PORT = 5000;
    /** CDs, and sticks that the bundle is written to; roadcase-sources looks which of them there are, and are bundles. */
    private static final String DISKS = "/dev/sr[0-9] /dev/sd[a-z] /dev/vd[a-z]";

    private final ClusterPlan show;
    private final SiteMachine machine;
    private final PodNetwork network;
    private final ContainerRuntime runtime;
    private final Map<String, String> values = new LinkedHashMap<>();

    NodeEnv(ClusterPlan show, SiteMachine machine) {
        this.show = show;
        this.machine = machine;
        this.network = PodNetwork.of(show.cluster());
        this.runtime = ContainerRuntime.of(show.cluster());
        putMachine();
        putBundle();
        putNetwork();
        putKubernetes();
    }

    private void putMachine() {
        put("NAME", machine.name());
        put("ROLE", machine.role());
        put("ADDRESS", machine.address());
        put("CONTROLLER", show.controller());
        put("REGISTRY", registry());
        put("TIME", show.site().timeFromController() ? "controller" : "none");
        put("LABELS", labels());
    }

    private void putBundle() {
        put("BUNDLE", sources());
        put("BUNDLE_SIZE", show.bundle().size());
        put("BUNDLE_INDEX", show.bundle().index().hex());
        put("AGENT_SHA256", show.bundle().agent().hex());
        put("RUNTIME", runtime.name());
        put("PAUSE", show.pause());
    }

    private void putNetwork() {
        put("PODS", show.cluster().network().pods());
        put("SERVICES", show.cluster().network().services());
        put("DNS", show.dnsService());
        put("NODE_PORTS", show.cluster().network().nodePorts());
        put("PLUGIN", network.name());
        put("POD_CIDR", show.podNetworks().of(machine.address()));
        network.environment(routes()).forEach(this::put);
        if (machine.role() == Role.CONTROLLER) {
            put("MACHINES", names());
            put("ETCD_LISTEN", etcdAddresses());
            show.cluster()
                    .dns()
                    .ifPresent(dns -> put("DNS_IMAGE", AddOns.of(show.cluster()).coredns(dns)));
        }
    }

    private void putKubernetes() {
        put("KUBERNETES", show.kubernetes());
        Map<ClusterProgram, List<String>> more = Map.of(ClusterProgram.KUBELET, kubeletFlags());
        Flags.of(show.kubernetes(), runtime, show.pause().toString())
                .forEach((program, flags) -> put(
                        program + "_FLAGS",
                        Stream.concat(flags.stream(), more.getOrDefault(program, List.of()).stream())
                                .collect(Collectors.joining(" "))));
    }

    /** A controller runs what the demo means for it and nothing else. */
    private List<String> kubeletFlags() {
        Stream<String> taint = machine.role() == Role.CONTROLLER
                ? Stream.of("--register-with-taints=node-role.kubernetes.io/control-plane=:NoSchedule")
                : Stream.empty();
        Stream<String> dns = show.cluster().dns().map(its -> "--cluster-dns=" + show.dnsService()).stream();
        return Stream.concat(taint, dns).toList();
    }

    /** Of every machine where every machine is a user of etcd. */
    private String etcdAddresses() {
        String own = "https://127.0.0.1:2379";
        return network.etcdUsers().isEmpty() ? own : own + ",https://" + machine.address() + ":2379";
    }

    private void put(String name, Object value) {
        values.put("ROADCASE_" + name, value.toString());
    }

    private String registry() {
        return show.controller() + ":" + REGISTRY_PORT;
    }

    /** In the order in which they are asked: a disk is faster than a network, the controller nearer than the laptop. */
    private String sources() {
        String controller = machine.role() == Role.CONTROLLER ? "" : " https://" + registry();
        return DISKS + controller + show.site().laptop().map(url -> " " + url).orElse("");
    }

    private String labels() {
        Map<String, String> labels = new TreeMap<>(
                machine.role() == Role.NODE ? show.cluster().nodes().labels() : Map.of());
        labels.putAll(machine.labels());
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }

    private String names() {
        return show.site().machines().stream().map(SiteMachine::name).collect(Collectors.joining(","));
    }

    private List<PodRoute> routes() {
        return show.site().machines().stream()
                .filter(other -> !other.equals(machine))
                .map(other -> new PodRoute(show.podNetworks().of(other.address()), other.address()))
                .toList();
    }

    /** A line for each value. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
