/** Files of a bundle, taken out of it. */
package dev.roadcase.agent.archive.extraction;
