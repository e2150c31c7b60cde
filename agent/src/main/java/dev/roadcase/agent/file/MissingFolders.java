package dev.roadcase.agent.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders of a machine that whoever writes a file has to make first. */
record MissingFolders(Path root) {

    /** Those above this path of the machine, the upper ones last. */
    List<String> above(String path) {
        List<String> missing = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash);
            if (!Files.exists(Utf8Path.below(root, folder.substring(1)))) {
                missing.add(folder);
            }
        }
        return missing;
    }
}
