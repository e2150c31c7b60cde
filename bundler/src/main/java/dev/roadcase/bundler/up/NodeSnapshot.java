package dev.roadcase.bundler.up;

import dev.roadcase.agent.snapshot.SnapshotName;

/**
 * A snapshot that a node keeps, as the node says. Nobody has opened it yet.
 *
 * @param node that keeps it
 * @param path of its file there
 */
record NodeSnapshot(String node, String path, SnapshotName name) {}
