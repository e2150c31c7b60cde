package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Role;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** containerd and runc of the bundle, for machines that have no containerd. One that has its own goes on with that. */
public record CarriedRuntime() implements ContainerRuntime {
    /** The last line that speaks to every supported kubelet: CRI v1alpha2 too, which Kubernetes needed until 1.25. */
    private static final String CONTAINERD = "1.7.27";

    private static final String RUNC = "1.2.6";
    private static final List<String> OF_CONTAINERD = List.of("containerd", "containerd-shim-runc-v2", "ctr");
    private static final Set<Role> ALL = Set.of(Role.CONTROLLER, Role.NODE);
    private static final String GITHUB = "https://github.com/";

    @Override
    public String name() {
        return "containerd";
    }

    @Override
    public boolean isTested() {
        return true;
    }

    @Override
    public List<FlagRow> flags() {
        return new ContainerdRuntime().flags();
    }

    /** Those without libraries of the system's own, so that they run on any. */
    @Override
    public List<UpstreamProgram> programs(String architecture) {
        return Stream.concat(
                        OF_CONTAINERD.stream().map(program -> containerd(program, architecture)),
                        Stream.of(runc(architecture)))
                .toList();
    }

    private static UpstreamProgram containerd(String program, String architecture) {
        String name = "containerd-static-" + CONTAINERD + "-linux-" + architecture + ".tar.gz";
        URI archive = URI.create(GITHUB + "containerd/containerd/releases/download/v" + CONTAINERD + "/" + name);
        PublishedSum sum = new PublishedSum(URI.create(archive + ".sha256sum"), name);
        return new UpstreamProgram(archive, sum, Optional.of("bin/" + program), "/opt/bin/" + program, ALL);
    }

    private static UpstreamProgram runc(String architecture) {
        URI release = URI.create(GITHUB + "opencontainers/runc/releases/download/v" + RUNC + "/");
        String name = "runc." + architecture;
        PublishedSum sum = new PublishedSum(release.resolve("runc.sha256sum"), name);
        return new UpstreamProgram(release.resolve(name), sum, Optional.empty(), "/opt/bin/runc", ALL);
    }

    @Override
    public List<String> folders() {
        return List.of("carried");
    }

    @Override
    public void requireIn(KubernetesVersion version) {
        // Every supported version can use it.
    }
}
