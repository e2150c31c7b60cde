/**
 * The registry over a bundle: it answers pulls (OCI distribution spec 1.1) from the file, takes pushes, and sends the end
 * of a blob only after the blob's digest was checked. The same server gives machines the bundle itself, takes their
 * registrations, and has the status page.
 */
package dev.roadcase.agent.registry;
