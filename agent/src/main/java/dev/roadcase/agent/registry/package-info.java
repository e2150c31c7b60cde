/**
 * The registry over a bundle: it answers the pulls of the OCI distribution spec 1.1 straight from the file, and hands
 * out no byte of a blob before the blob's digest has held. Beside it: the bundle itself for machines, their registrations,
 * and the status page.
 */
package dev.roadcase.agent.registry;
