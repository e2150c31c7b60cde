package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.reuse.Recipe;
import java.util.List;

/** What a layer is made of. */
public sealed interface LayerSource {
    /** The same recipe gives the same layer. */
    Recipe recipe();

    /** About how large the layer will be, in bytes. */
    long estimate();

    /** Debian packages: all that are needed, not only what was asked for. */
    record Packages(List<LockedPackage> packages, Recipe recipe) implements LayerSource {
        public Packages {
            packages = List.copyOf(packages);
        }

        /** The size of the downloads: a layer is packed less tightly, and lacks manuals and scripts. */
        @Override
        public long estimate() {
            return packages.stream().mapToLong(LockedPackage::size).sum();
        }
    }

    /** Something of which only the recipe is known: an older bundle has the layer, or nobody can make it. */
    record Recorded(Recipe recipe) implements LayerSource {
        @Override
        public long estimate() {
            return 0;
        }
    }

    /** Files of the demo's folder, as jib-core wants them described. */
    record Copies(FileEntriesLayer files, Recipe recipe) implements LayerSource {
        @Override
        public long estimate() {
            return files.getEntries().stream()
                    .map(FileEntry::getSourceFile)
                    .mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }
}
