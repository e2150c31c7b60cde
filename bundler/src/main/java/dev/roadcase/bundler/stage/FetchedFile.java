package dev.roadcase.bundler.stage;

import dev.roadcase.bundler.lock.LockedFile;
import java.nio.file.Path;

/**
 * A file from the web that is on the disk now.
 *
 * @param target the path on machines of the file for which it was fetched first; its step was announced then
 */
record FetchedFile(Path path, LockedFile locked, String target) {}
