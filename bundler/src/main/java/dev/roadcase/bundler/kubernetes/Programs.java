package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.cluster.Etcd;
import dev.roadcase.bundler.spec.cluster.EtcdVersion;
import dev.roadcase.bundler.spec.file.FileSpec;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The programs that a cluster's machines need: upstream's addresses, and where upstream publishes their sums. */
public final class Programs {
    private static final Set<Role> CONTROLLER = Set.of(Role.CONTROLLER);
    private static final Set<Role> NODE = Set.of(Role.NODE);
    private static final Set<Role> ALL = Set.of(Role.CONTROLLER, Role.NODE);
    private static final List<String> CONTROLLER_PROGRAMS =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl");
    private static final List<String> PROGRAMS_OF_ALL = List.of("kubelet", "kube-proxy");
    private static final List<String> PLUGINS = List.of("bridge", "host-local", "loopback", "portmap");
    private static final String GITHUB = "https://github.com/";

    private final KubernetesVersion version;
    private final String architecture;
    private final List<UpstreamProgram> programs;

    private Programs(KubernetesVersion version, String architecture, ClusterSpec cluster) {
        this.version = version;
        this.architecture = architecture;
        KubernetesRelease release = KubernetesRelease.of(version);
        this.programs = Stream.of(
                        CONTROLLER_PROGRAMS.stream().map(name -> ofKubernetes(name, CONTROLLER)),
                        PROGRAMS_OF_ALL.stream().map(name -> ofKubernetes(name, ALL)),
                        etcd(cluster.etcd(), release),
                        plugins(release.plugins()),
                        PodNetwork.of(cluster).programs(architecture).stream(),
                        ContainerRuntime.of(cluster).programs(architecture).stream())
                .flatMap(each -> each)
                .toList();
    }

    /**
     * The programs of a cluster.
     *
     * @param platform of its machines
     * @throws IllegalArgumentException if this version of Kubernetes is not supported
     */
    public static Programs of(ClusterSpec cluster, Platform platform) {
        KubernetesVersion version = KubernetesVersion.parse(cluster.kubernetes());
        ContainerRuntime.of(cluster).requireIn(version);
        return new Programs(version, platform.architecture(), cluster);
    }

    /** The files that machines install, in the order in which a bundle carries them. */
    public List<FileSpec> files() {
        return programs.stream().map(UpstreamProgram::file).toList();
    }

    /** Where the sum of the file at this address is published, if the file is one of these programs. */
    public Optional<PublishedSum> sumOf(URI url) {
        return programs.stream()
                .filter(program -> program.url().equals(url))
                .map(UpstreamProgram::sum)
                .findFirst();
    }

    /** https://kubernetes.io/releases/download/#binaries. */
    private UpstreamProgram ofKubernetes(String program, Set<Role> roles) {
        URI url = URI.create("https://dl.k8s.io/release/" + version + "/bin/linux/" + architecture + "/" + program);
        PublishedSum sum = new PublishedSum(URI.create(url + ".sha256"), program);
        return new UpstreamProgram(url, sum, Optional.empty(), "/opt/bin/" + program, roles);
    }

    /** The program for asking it goes to the controller too, wherever its members are. */
    private Stream<UpstreamProgram> etcd(Etcd etcd, KubernetesRelease release) {
        EtcdVersion its = etcd.version().orElseGet(() -> EtcdVersion.parse("v" + release.etcd()));
        Stream<UpstreamProgram> always = Stream.of(
                ofEtcd(its.number(), "etcd", etcd.onController() ? CONTROLLER : NODE),
                ofEtcd(its.number(), "etcdctl", etcd.onController() ? CONTROLLER : ALL));
        return etcd.onController() && its.needsEtcdutl()
                ? Stream.concat(always, Stream.of(ofEtcd(its.number(), "etcdutl", CONTROLLER)))
                : always;
    }

    private UpstreamProgram ofEtcd(String its, String program, Set<Role> roles) {
        String name = "etcd-v" + its + "-linux-" + architecture;
        URI release = URI.create(GITHUB + "etcd-io/etcd/releases/download/v" + its + "/");
        PublishedSum sum = new PublishedSum(release.resolve("SHA256SUMS"), name + ".tar.gz");
        return new UpstreamProgram(
                release.resolve(name + ".tar.gz"),
                sum,
                Optional.of(name + "/" + program),
                "/opt/bin/" + program,
                roles);
    }

    private Stream<UpstreamProgram> plugins(String its) {
        String name = "cni-plugins-linux-" + architecture + "-v" + its + ".tgz";
        URI archive = URI.create(GITHUB + "containernetworking/plugins/releases/download/v" + its + "/" + name);
        PublishedSum sum = new PublishedSum(URI.create(archive + ".sha256"), name);
        return PLUGINS.stream()
                .map(plugin -> new UpstreamProgram(archive, sum, Optional.of(plugin), "/opt/cni/bin/" + plugin, ALL));
    }
}
