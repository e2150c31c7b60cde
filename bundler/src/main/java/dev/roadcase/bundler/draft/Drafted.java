package dev.roadcase.bundler.draft;

import java.nio.file.Path;
import java.util.List;

/**
 * A draft that was written.
 *
 * @param files in the order in which they were written; demo.yaml is the last one
 * @param images that prepare would carry
 * @param problems what the user has to mend before prepare can carry all of it
 */
public record Drafted(List<Path> files, List<String> images, List<String> problems) {
    public Drafted {
        files = List.copyOf(files);
        images = List.copyOf(images);
        problems = List.copyOf(problems);
    }
}
