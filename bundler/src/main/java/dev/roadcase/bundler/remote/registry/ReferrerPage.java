package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.IndexMembers;
import java.util.Optional;

/**
 * A part of the list of what refers to a manifest.
 *
 * @param next the query that asks for the next part; absent if this is the last
 */
record ReferrerPage(IndexMembers members, Optional<String> next) {}
