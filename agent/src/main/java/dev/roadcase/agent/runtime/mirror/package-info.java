/** The configuration by which runtimes ask the registry of the demo for the images of all hosts. */
package dev.roadcase.agent.runtime.mirror;
