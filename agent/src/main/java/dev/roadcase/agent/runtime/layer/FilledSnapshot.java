package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.runtime.member.Unfinished;
import java.util.Optional;

/** A layer that is unpacked by itself, without those below it, and what is left to do there, if anything is. */
record FilledSnapshot(SnapshotFolders folders, Optional<Unfinished> unfinished) {}
