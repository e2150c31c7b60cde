package dev.roadcase.bundler.stage;

import dev.roadcase.bundler.lock.LockedFile;
import java.nio.file.Path;

/** A file from the web that is on the disk now. */
record FetchedFile(Path path, LockedFile locked) {}
