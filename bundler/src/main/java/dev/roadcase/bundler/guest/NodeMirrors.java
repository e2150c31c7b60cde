package dev.roadcase.bundler.guest;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.push.PushDestination;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What nodes have to be told so that they get the images of a bundle from the registry to which it was pushed: files for
 * their container runtimes, in a folder that the owner of the cluster can be given.
 *
 * @param plain whether the registry is spoken to without TLS
 */
record NodeMirrors(PushDestination registry, boolean plain) {
    /** Its name in the folder of the show. */
    static final String FOLDER = "mirrors";

    /** The hosts that images of a bundle are named after, but for the registry itself. */
    List<String> hosts(Bundle bundle) {
        return new Contents(bundle)
                .images().stream()
                        .filter(image ->
                                image.roles().isEmpty() || image.roles().contains(Role.NODE))
                        .map(image -> image.reference().host())
                        .filter(host -> !(host.equals(registry.host())
                                && registry.path().isEmpty()))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .toList();
    }

    /** Writes the files. */
    void write(OutputFolder folder, Collection<String> hosts) {
        hosts.forEach(host -> {
            folder.write(FOLDER + "/" + containerd(host), hostsToml(host));
            folder.write(FOLDER + "/" + crio(host), registriesConf(host));
        });
        folder.write(FOLDER + "/" + K3S, registriesYaml(hosts));
    }

    private static final String K3S = "k3s/registries.yaml";

    private static String containerd(String host) {
        return "containerd/" + host + "/hosts.toml";
    }

    private static String crio(String host) {
        return "cri-o/" + word(host) + ".conf";
    }

    private static String word(String host) {
        return host.replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private String url() {
        return (plain ? "http://" : "https://") + registry.host();
    }

    /** containerd, "Registry Configuration": with a path, the whole of the address counts. */
    private String hostsToml(String host) {
        String path = registry.path().isEmpty() ? "" : "/v2/" + registry.path();
        return """
                # /etc/containerd/certs.d/%s/hosts.toml, on each node. containerd reads it at each pull, if its config.toml
                # says: [plugins."io.containerd.grpc.v1.cri".registry] config_path = "/etc/containerd/certs.d"
                server = "https://%s"
                [host."%s%s"]
                  capabilities = ["pull", "resolve"]
                %s""".formatted(host, host, url(), path, path.isEmpty() ? "" : "  override_path = true\n");
    }

    /** containers-registries.conf(5). */
    private String registriesConf(String host) {
        return """
                # /etc/containers/registries.conf.d/%s.conf, on each node; then systemctl reload crio
                [[registry]]
                prefix = "%s"
                location = "%s"
                [[registry.mirror]]
                location = "%s"
                insecure = %s
                """.formatted(word(host), host, host, registry, plain);
    }

    /** k3s, "Private Registry Configuration". */
    private String registriesYaml(Collection<String> hosts) {
        StringBuilder text =
                new StringBuilder("# /etc/rancher/k3s/registries.yaml (or rke2/registries.yaml), on each node;"
                        + " then restart k3s\nmirrors:\n");
        hosts.forEach(host -> {
            text.append("  \"%s\":\n    endpoint: [\"%s\"]\n".formatted(host, url()));
            if (!registry.path().isEmpty()) {
                text.append("    rewrite: {\"^(.*)$\": \"%s/$1\"}\n".formatted(registry.path()));
            }
        });
        return text.toString();
    }

    /**
     * Where to put which file, in the imperative.
     *
     * @param runtime of the node, as the node says it; empty where that is not known
     * @param nodes their names
     */
    String advice(String folder, String runtime, String host, Collection<String> nodes) {
        String place = folder + "/" + FOLDER + "/";
        String where = " on " + String.join(", ", nodes);
        String known = runtime.toLowerCase(Locale.ROOT);
        if (known.contains("k3s") || known.contains("rke2")) {
            String name = known.contains("k3s") ? "k3s" : "rke2";
            return "put " + place + K3S + where + " as /etc/rancher/" + name + "/registries.yaml, and restart " + name;
        }
        String forContainerd =
                "put " + place + containerd(host) + where + " as /etc/containerd/certs.d/" + host + "/hosts.toml";
        String forCrio = "put " + place + crio(host) + where + " as /etc/containers/registries.conf.d/" + word(host)
                + ".conf, and run systemctl reload crio";
        if (known.startsWith("docker")) {
            return "have Docker" + where + " ask " + url()
                    + " for images of docker.io (registry-mirrors in /etc/docker/daemon.json); it has no mirrors of others";
        }
        return known.startsWith("containerd")
                ? forContainerd
                : known.startsWith("cri-o") ? forCrio : forContainerd + " (containerd), or " + forCrio + " (CRI-O)";
    }
}
