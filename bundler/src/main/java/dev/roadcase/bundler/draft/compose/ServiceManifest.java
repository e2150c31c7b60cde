package dev.roadcase.bundler.draft.compose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.draft.plan.BlockYaml;
import dev.roadcase.bundler.draft.plan.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The manifest of a service: a Deployment and a Service, and a ConfigMap for its files.
 *
 * @param label its name in Kubernetes
 * @param image as the manifest names it
 */
record ServiceManifest(
        String name,
        String label,
        String image,
        Tree service,
        ServicePorts ports,
        Interpolation values,
        ProjectFiles files) {
    private static final Set<String> KNOWN = Set.of(
            "annotations",
            "build",
            "cap_add",
            "cap_drop",
            "command",
            "container_name",
            "cpus",
            "depends_on",
            "deploy",
            "entrypoint",
            "env_file",
            "environment",
            "expose",
            "extends",
            "healthcheck",
            "image",
            "labels",
            "logging",
            "mem_limit",
            "networks",
            "platform",
            "ports",
            "privileged",
            "profiles",
            "pull_policy",
            "read_only",
            "restart",
            "scale",
            "stdin_open",
            "tmpfs",
            "tty",
            "user",
            "volumes",
            "working_dir");

    /** @param file that it is drafted from */
    String text(String file, List<String> before) {
        List<String> remarks = new ArrayList<>(before);
        ServiceVolumes volumes = new ServiceVolumes(files, values, remarks);
        ObjectNode deployment = deployment(volumes, remarks);
        notTaken().forEach(key -> remarks.add("not taken over: " + key));
        Stream<ObjectNode> objects =
                Stream.concat(volumes.configMap(label).stream(), Stream.of(deployment, ports.service(label)));
        return head(file, remarks) + objects.map(BlockYaml::of).collect(Collectors.joining("---\n"));
    }

    private String head(String file, List<String> remarks) {
        StringBuilder head = new StringBuilder("# A draft, by \"bundle init\" from the service ")
                .append(Quoted.remark(name))
                .append(" of ")
                .append(Quoted.remark(file))
                .append(". Read it before you rely on it.\n");
        remarks.forEach(
                remark -> head.append("# - ").append(Quoted.remark(remark)).append('\n'));
        return head.toString();
    }

    private Stream<String> notTaken() {
        return service.entries().keySet().stream().filter(key -> !KNOWN.contains(key) && !key.startsWith("x-"));
    }

    private ObjectNode deployment(ServiceVolumes volumes, List<String> remarks) {
        ObjectNode deployment = Json.object().put("apiVersion", "apps/v1").put("kind", "Deployment");
        deployment.putObject("metadata").put("name", label).putObject("labels").put("app", label);
        ObjectNode spec = deployment.putObject("spec").put("replicas", replicas());
        spec.putObject("selector").putObject("matchLabels").put("app", label);
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("app", label);
        putPod(template.putObject("spec"), volumes, remarks);
        if (service.at("restart")
                .text()
                .filter(Set.of("no", "on-failure", "false")::contains)
                .isPresent()) {
            remarks.add("if it ends by itself when it is done, make it a Job");
        }
        return deployment;
    }

    private int replicas() {
        return service.at("deploy")
                .at("replicas")
                .text()
                .or(() -> service.at("scale").text())
                .map(values::plain)
                .filter(number -> number.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    /** Links to services are variables such as REDIS_PORT, which programs take for their own. */
    private void putPod(ObjectNode pod, ServiceVolumes volumes, List<String> remarks) {
        pod.put("enableServiceLinks", false).put("automountServiceAccountToken", false);
        ObjectNode container = pod.putArray("containers").addObject();
        container.put("name", label).put("image", image).put("imagePullPolicy", "IfNotPresent");
        new ServiceContainer(service, values, remarks).putTo(container);
        new ServiceEnv(service, files, values, remarks).putTo(container, label);
        ports.putTo(container);
        volumes.putTo(pod, container, service, label);
    }
}
