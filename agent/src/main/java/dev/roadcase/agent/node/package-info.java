/**
 * Provisions a machine from a bundle: its files, its images, and the configuration by which its runtime asks the
 * registry. It reports to the registry meanwhile. Each step does only what is missing, and may be interrupted anywhere.
 */
package dev.roadcase.agent.node;
