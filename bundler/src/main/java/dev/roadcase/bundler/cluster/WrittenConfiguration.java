package dev.roadcase.bundler.cluster;

import dev.roadcase.bundler.kubernetes.KubernetesVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster whose keys and user-data are written.
 *
 * @param folder where they are
 * @param bundle absolute path of the bundle
 * @param reader of the user-data, on the machines
 * @param userData by machine's name, in the order of the site; each holds secrets
 * @param removed names of files of an earlier configure that hold no longer
 */
public record WrittenConfiguration(
        OutputFolder folder,
        String bundle,
        UserDataReader reader,
        KubernetesVersion kubernetes,
        Site site,
        Map<String, String> userData,
        List<String> removed) {
    public WrittenConfiguration {
        removed = List.copyOf(removed);
        userData = Collections.unmodifiableMap(new LinkedHashMap<>(userData));
    }

    /** Names and no secrets. */
    @Override
    public String toString() {
        return bundle + " " + userData.keySet();
    }
}
