package dev.roadcase.agent.runtime;

import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.problem.Problem;

/** An image that a runtime should hold and does not, and why. */
public record NotLoaded(BundledImage image, Problem problem) {}
