package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.show.ShowFolder;
import java.util.Optional;

/**
 * A show is about to go over to another bundle.
 *
 * @param left the bundle that it leaves; absent where that is not there any more
 * @param next the bundle that it goes over to
 * @param begins whether the cluster begins with nothing, since the next bundle is that of another demo
 */
public record ChangeNews(ShowFolder show, Optional<Bundle> left, Bundle next, boolean begins) {}
