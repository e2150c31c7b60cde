/** The configuration by which runtimes ask the registry of the demo for images, whosever they are. */
package dev.roadcase.agent.runtime.mirror;
