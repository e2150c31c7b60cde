package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.cluster.ClusterNetwork.Plugin;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.file.Owner;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The programs that a cluster's machines need, from upstream's own addresses, and what upstream says their sums are. */
public final class Programs {
    private static final Set<Role> CONTROLLER = Set.of(Role.CONTROLLER);
    private static final Set<Role> ALL = Set.of(Role.CONTROLLER, Role.NODE);
    private static final List<String> CONTROLLER_PROGRAMS =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl");
    private static final List<String> PROGRAMS_OF_ALL = List.of("kubelet", "kube-proxy");
    private static final List<String> PLUGINS = List.of("bridge", "host-local", "loopback", "portmap");
    /** One for all: it talks to etcd and the kernel alone, and older ones speak etcd's v2, which etcd has dropped. */
    private static final String FLANNEL = "0.28.0";

    private static final String GITHUB = "https://github.com/";

    private final List<FileSpec> files = new ArrayList<>();
    private final Map<URI, PublishedSum> sums = new LinkedHashMap<>();
    private final String architecture;

    private Programs(String architecture) {
        this.architecture = architecture;
    }

    /**
     * Those of a cluster.
     *
     * @param platform of its machines
     * @throws IllegalArgumentException where the version of Kubernetes is none that can be set up
     */
    public static Programs of(ClusterSpec cluster, Platform platform) {
        KubernetesVersion version = KubernetesVersion.parse(cluster.kubernetes());
        Flags.requireRuntime(version, cluster.runtime());
        Programs programs = new Programs(platform.architecture());
        CONTROLLER_PROGRAMS.forEach(name -> programs.addKubernetes(version, name, CONTROLLER));
        PROGRAMS_OF_ALL.forEach(name -> programs.addKubernetes(version, name, ALL));
        programs.addEtcd(KubernetesRelease.of(version).etcd());
        programs.addPlugins(KubernetesRelease.of(version).plugins());
        if (cluster.network().plugin() == Plugin.FLANNEL) {
            programs.addFlannel(FLANNEL);
        }
        return programs;
    }

    /** What machines install, in the order in which it is carried. */
    public List<FileSpec> files() {
        return List.copyOf(files);
    }

    /** Where the sum of what this address gives is published, if it is one of these programs. */
    public Optional<PublishedSum> sumOf(URI url) {
        return Optional.ofNullable(sums.get(url));
    }

    /** https://kubernetes.io/releases/download/#binaries. */
    private void addKubernetes(KubernetesVersion version, String program, Set<Role> roles) {
        URI url = URI.create("https://dl.k8s.io/release/" + version + "/bin/linux/" + architecture + "/" + program);
        sums.put(url, new PublishedSum(URI.create(url + ".sha256"), program));
        add(url, Optional.empty(), "/opt/bin/" + program, roles);
    }

    private void addEtcd(String version) {
        String name = "etcd-v" + version + "-linux-" + architecture;
        URI release = URI.create(GITHUB + "etcd-io/etcd/releases/download/v" + version + "/");
        URI archive = release.resolve(name + ".tar.gz");
        sums.put(archive, new PublishedSum(release.resolve("SHA256SUMS"), name + ".tar.gz"));
        List.of("etcd", "etcdctl")
                .forEach(program -> add(archive, Optional.of(name + "/" + program), "/opt/bin/" + program, CONTROLLER));
    }

    private void addPlugins(String version) {
        String name = "cni-plugins-linux-" + architecture + "-v" + version + ".tgz";
        URI archive = URI.create(GITHUB + "containernetworking/plugins/releases/download/v" + version + "/" + name);
        sums.put(archive, new PublishedSum(URI.create(archive + ".sha256"), name));
        PLUGINS.forEach(plugin -> add(archive, Optional.of(plugin), "/opt/cni/bin/" + plugin, ALL));
    }

    /** Its release has no file of sums: GitHub's own description of the release has them. */
    private void addFlannel(String version) {
        String name = "flannel-v" + version + "-linux-" + architecture + ".tar.gz";
        URI archive = URI.create(GITHUB + "flannel-io/flannel/releases/download/v" + version + "/" + name);
        URI release = URI.create("https://api.github.com/repos/flannel-io/flannel/releases/tags/v" + version);
        sums.put(archive, new PublishedSum(release, name));
        add(archive, Optional.of("flanneld"), "/opt/bin/flanneld", ALL);
    }

    private void add(URI url, Optional<String> unpack, String path, Set<Role> roles) {
        files.add(new FileSpec(new UrlOrigin(url, Optional.empty()), unpack, path, 0755, Owner.ROOT, roles));
    }
}
