package dev.roadcase.bundler.cluster.folder;

import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that an earlier configure wrote and this one does not: user-data of machines that are gone or of another dialect,
 * and volumes with earlier user-data. They are deleted, so that nobody starts a machine with them.
 */
public final class Leftovers {
    private final OutputFolder folder;
    private final boolean media;

    /** @param media whether this configure writes volumes */
    public Leftovers(OutputFolder folder, boolean media) {
        this.folder = folder;
        this.media = media;
    }

    /** Deletes them and returns their names. Keys stay, also those of machines that are gone. */
    public List<String> remove(Site site, Dialect dialect) {
        List<String> now = site.machines().stream().map(SiteMachine::name).toList();
        List<String> files = new ArrayList<>();
        EarlierConfiguration earlier = new EarlierConfiguration(folder);
        Dialect before = earlier.dialect().orElse(dialect);
        for (String name : earlier.machines()) {
            if (!now.contains(name) || !before.fileOf(name).equals(dialect.fileOf(name))) {
                files.add(OutputFolder.userData(before, name));
            }
            if (!media || !now.contains(name)) {
                files.add(OutputFolder.MEDIA + "/" + name + ".iso");
            }
        }
        return files.stream().filter(folder::remove).toList();
    }
}
