package dev.roadcase.bundler.cluster;

import dev.roadcase.bundler.cluster.dialect.UserDataReader;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.Site;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster whose keys and user-data are written.
 *
 * @param folder that holds them
 * @param reader the program on the machines that reads the user-data
 * @param userData by the name of its machine, in the order of the site; it holds secrets
 * @param removed names of files that an earlier configure wrote and that were deleted
 */
public record WrittenConfiguration(
        OutputFolder folder,
        ClusterPlan plan,
        UserDataReader reader,
        Map<String, String> userData,
        List<String> removed) {
    public WrittenConfiguration {
        removed = List.copyOf(removed);
        userData = Collections.unmodifiableMap(new LinkedHashMap<>(userData));
    }

    /** Its machines and networks. */
    public Site site() {
        return plan.site();
    }

    /** Names only, since user-data holds secrets. */
    @Override
    public String toString() {
        return plan.bundle().path() + " " + userData.keySet();
    }
}
