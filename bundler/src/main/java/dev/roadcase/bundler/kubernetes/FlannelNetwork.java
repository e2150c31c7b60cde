package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** flannel. It keeps in etcd which part of the pods' network each machine has. */
public record FlannelNetwork() implements PodNetwork {
    /**
     * The same version for every Kubernetes, since flannel uses only etcd and the kernel. Older versions use API v2 of
     * etcd, which etcd has removed.
     */
    private static final String VERSION = "0.28.0";

    @Override
    public String name() {
        return "flannel";
    }

    @Override
    public boolean isTested() {
        return false;
    }

    /** Its release has no file of sums. GitHub's description of the release has them. */
    @Override
    public List<UpstreamProgram> programs(String architecture) {
        String archive = "flannel-v" + VERSION + "-linux-" + architecture + ".tar.gz";
        URI url = URI.create("https://github.com/flannel-io/flannel/releases/download/v" + VERSION + "/" + archive);
        URI release = URI.create("https://api.github.com/repos/flannel-io/flannel/releases/tags/v" + VERSION);
        return List.of(new UpstreamProgram(
                url,
                new PublishedSum(release, archive),
                Optional.of("flanneld"),
                "/opt/bin/flanneld",
                Set.of(Role.CONTROLLER, Role.NODE)));
    }

    @Override
    public List<String> etcdUsers() {
        return List.of("flannel");
    }

    /** No routes, since flanneld makes its own. */
    @Override
    public Map<String, String> environment(List<PodRoute> others) {
        return Map.of("ROUTES", "");
    }
}
