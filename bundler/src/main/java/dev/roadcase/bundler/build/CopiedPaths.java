package dev.roadcase.bundler.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a layer of files is made of.
 *
 * @param files paths in the demo's folder, sorted
 * @param folders likewise; those with files in them too
 */
public record CopiedPaths(List<String> files, List<String> folders) {
    public CopiedPaths {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
    }

    /** All at and below a path of a demo's folder. */
    public static CopiedPaths below(String copied, Path folder) {
        TreeMap<String, Path> found = new CopiedFiles(folder).below(copied);
        List<String> files = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        found.forEach((name, real) ->
                (Files.isDirectory(real) ? folders : files).add(name.isEmpty() ? copied : copied + "/" + name));
        return new CopiedPaths(files, folders);
    }
}
