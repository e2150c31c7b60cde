/**
 * Provisions a machine from a bundle: its files, its images, the configuration by which its runtime asks the registry,
 * and word to the registry about all of it. Each step does only what is missing, and may be cut off anywhere.
 */
package dev.roadcase.agent.node;
