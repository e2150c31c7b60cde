package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;

/**
 * An image that should be in a registry and is not, and why.
 *
 * @param source its name in the bundle
 */
public record NotPushed(Reference source, Problem problem) {}
