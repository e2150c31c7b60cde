package dev.roadcase.bundler.demand;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.spec.Demo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wants of a demo.
 *
 * @param platforms instead of the demo's; absent where the demo decides, none means all
 * @param cluster whether the cluster's own programs and images come along
 * @param values of parameters
 */
public record Selection(Optional<List<Platform>> platforms, boolean cluster, Map<String, String> values) {
    public Selection {
        platforms = platforms.map(List::copyOf);
        values = Map.copyOf(values);
    }

    List<Platform> platformsOf(Demo demo) {
        return platforms.orElse(demo.platforms());
    }
}
