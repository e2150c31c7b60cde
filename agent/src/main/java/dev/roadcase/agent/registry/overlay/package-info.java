/**
 * What clients push: a folder beside the bundle, with an OCI image layout for each repository and each blob once. A
 * change is on the disk when its client hears of it. What stands in the bundle is seen below it, and never changes.
 */
package dev.roadcase.agent.registry.overlay;
