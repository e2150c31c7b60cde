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
 * @param folder where they are
 * @param reader of the user-data, on the machines
 * @param userData by machine's name, in the order of the site; each holds secrets
 * @param removed names of files of an earlier configure that hold no longer
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

    /** Where its machines are. */
    public Site site() {
        return plan.site();
    }

    /** Names and no secrets. */
    @Override
    public String toString() {
        return plan.bundle().path() + " " + userData.keySet();
    }
}
