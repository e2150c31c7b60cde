package dev.roadcase.bundler.cluster.folder;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.ArrayList;
import java.util.List;

/**
 * What an earlier configure wrote into a folder, and a later one does not: user-data of machines that are no more, and
 * volumes with earlier user-data. Somebody could start a machine with it.
 */
public final class Leftovers {
    private final OutputFolder folder;
    private final boolean media;

    /** @param media whether volumes are written again */
    public Leftovers(OutputFolder folder, boolean media) {
        this.folder = folder;
        this.media = media;
    }

    /** Deletes what is there of it, and says what that was. Keys stay, however long their machine was away. */
    public List<String> remove(Site site) {
        List<String> now = site.machines().stream().map(SiteMachine::name).toList();
        List<String> files = new ArrayList<>();
        for (String name : new EarlierConfiguration(folder).machines()) {
            if (!now.contains(name)) {
                files.add("user-data/" + name + ".yaml");
            }
            if (!media || !now.contains(name)) {
                files.add("media/" + name + ".iso");
            }
        }
        return files.stream().filter(folder::remove).toList();
    }
}
