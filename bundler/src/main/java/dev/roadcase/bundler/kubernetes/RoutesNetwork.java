package dev.roadcase.bundler.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain routes from each machine to every other, for machines that share one network. */
public record RoutesNetwork() implements PodNetwork {
    @Override
    public String name() {
        return "routes";
    }

    @Override
    public boolean isTested() {
        return true;
    }

    @Override
    public List<UpstreamProgram> programs(String architecture) {
        return List.of();
    }

    @Override
    public List<String> etcdUsers() {
        return List.of();
    }

    @Override
    public Map<String, String> environment(List<PodRoute> others) {
        return Map.of("ROUTES", others.stream().map(PodRoute::toString).collect(Collectors.joining(" ")));
    }
}
